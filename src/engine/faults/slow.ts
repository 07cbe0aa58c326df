import type { ServiceFault } from './fault.ts'

/** Simulated effort (`work`, `pool`, `block`) that begins from now on takes this many times as long. */
export const slow: ServiceFault = {
  kind: 'slow',
  on: 'service',
  form: [{ name: 'times', unit: 'times', min: 1, max: 100, standard: 3 }],
  words: {
    en: { name: 'Slow', says: '{target} works {times} times as slowly' },
    ko: { name: '느리게', says: '{target} {times}배 느림' },
  },
  begin: (_control, service, { id, params }) => service.conditions.slowness.set(id, params.of('times')),
  end: (_control, service, { id }) => service.conditions.slowness.lift(id),
}
