import type { ServiceFault } from './fault.ts'

/** The wall clock gains this much a second, or loses it; right again when lifted, as after a correction. */
export const clockDrift: ServiceFault = {
  kind: 'clock-drift',
  on: 'service',
  form: [{ name: 'msPerSecond', unit: 'ms/s', min: -500, max: 500, standard: 1 }],
  words: {
    en: { name: 'Clock drift', says: 'the clock of {target} gains {msPerSecond} ms a second' },
    ko: { name: '시계 어긋남', says: '{target} 시계 초당 {msPerSecond} ms 빨라짐' },
  },
  begin: (control, service, { id, params }) => {
    service.conditions.clocks.set(id, { since: control.now, offset: 0, drift: params.of('msPerSecond') / 1_000 })
  },
  end: (_control, service, { id }) => void service.conditions.clocks.delete(id),
}
