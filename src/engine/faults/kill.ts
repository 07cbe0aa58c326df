import type { ServiceFault } from './fault.ts'

/** SIGKILL: the process is gone at once, its host refuses connections. Nothing brings it back but a restart. */
export const kill: ServiceFault = {
  kind: 'kill',
  on: 'service',
  form: [],
  words: {
    en: { name: 'Kill', says: '{target} killed' },
    ko: { name: '죽이기', says: '{target} 종료됨' },
  },
  begin: (control, service) => control.kill(service),
}
