import type { ServiceFault } from './fault.ts'

/**
 * A limit as a container has it: when the declared use goes beyond, the process is killed (exit code 137). Use is what
 * the lab declares for an idle process and for each request that it has been given and not yet answered, and what the
 * service itself has declared.
 */
export const memoryLimit: ServiceFault = {
  kind: 'memory-limit',
  on: 'service',
  form: [{ name: 'mb', unit: 'MB', min: 1, max: 65_536, standard: 256 }],
  words: {
    en: { name: 'Memory limit', says: '{target} may use {mb} MB' },
    ko: { name: '메모리 제한', says: '{target} 메모리 {mb} MB 제한' },
  },
  begin: (_control, service, { id, params }) => void service.conditions.memoryLimits.set(id, params.of('mb')),
  end: (_control, service, { id }) => void service.conditions.memoryLimits.delete(id),
}
