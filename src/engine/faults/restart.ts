import type { ServiceFault } from './fault.ts'

/** A new process with the same code: memory lost, disk kept. */
export const restart: ServiceFault = {
  kind: 'restart',
  on: 'service',
  form: [],
  words: {
    en: { name: 'Restart', says: '{target} restarted' },
    ko: { name: '다시 시작', says: '{target} 다시 시작함' },
  },
  begin: (control, service) => control.restart(service),
}
