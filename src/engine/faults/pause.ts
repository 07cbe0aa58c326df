import type { ServiceFault } from './fault.ts'

/** SIGSTOP: the process stands still, its host goes on taking in connections and bytes. Ends with SIGCONT. */
export const pause: ServiceFault = {
  kind: 'pause',
  on: 'service',
  form: [],
  words: {
    en: { name: 'Pause', says: '{target} paused' },
    ko: { name: '멈추기', says: '{target} 멈춤' },
  },
  begin: (control, service, { id }) => control.pause(service, id),
  end: (control, service, { id }) => control.resume(service, id),
}
