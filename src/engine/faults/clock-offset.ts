import { fromMs } from '../time.ts'
import type { ServiceFault } from './fault.ts'

/** The wall clock of the service's machine is ahead by this much, or behind. Timers go on as before. */
export const clockOffset: ServiceFault = {
  kind: 'clock-offset',
  on: 'service',
  form: [{ name: 'ms', unit: 'ms', min: -86_400_000, max: 86_400_000, standard: 5_000 }],
  words: {
    en: { name: 'Set the clock wrong', says: 'the clock of {target} is {ms} ms ahead' },
    ko: { name: '시계 틀리게', says: '{target} 시계 {ms} ms 빠름' },
  },
  begin: (control, service, { id, params }) => {
    const ms = params.of('ms')
    service.conditions.clocks.set(id, { since: control.now, offset: ms < 0 ? -fromMs(-ms) : fromMs(ms), drift: 0 })
  },
  end: (_control, service, { id }) => void service.conditions.clocks.delete(id),
}
