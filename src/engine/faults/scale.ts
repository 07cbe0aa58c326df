import type { ServiceFault } from './fault.ts'

/**
 * The service runs in this many processes behind its one name. New connections go to each in turn; connections that
 * are kept alive stay where they are. What is too many is told to stop, with 10 s of grace.
 */
export const scale: ServiceFault = {
  kind: 'scale',
  on: 'service',
  form: [{ name: 'processes', unit: 'count', min: 1, max: 50, standard: 3 }],
  words: {
    en: { name: 'Scale', says: '{target} runs in {processes} processes' },
    ko: { name: '확장', says: '{target} 프로세스 {processes}개' },
  },
  begin: (control, service, { params }) => control.scale(service, params.of('processes')),
}
