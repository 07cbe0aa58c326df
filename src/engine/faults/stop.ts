import { fromSeconds } from '../time.ts'
import type { ServiceFault } from './fault.ts'

/** SIGTERM, and SIGKILL if the process still runs when the grace is over: what a deployment does to what it replaces. */
export const stop: ServiceFault = {
  kind: 'stop',
  on: 'service',
  form: [{ name: 'graceSeconds', unit: 's', min: 0, max: 60, standard: 10 }],
  words: {
    en: { name: 'Stop', says: '{target} told to stop, killed after {graceSeconds} s' },
    ko: { name: '정지 요청', says: '{target} 정지 요청, {graceSeconds}초 뒤 강제 종료' },
  },
  begin: (control, service, { params }) => control.stop(service, fromSeconds(params.of('graceSeconds'))),
}
