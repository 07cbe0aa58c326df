import { onlyOnBus, type ServiceFault } from './fault.ts'

/** Each delivery sets out this much later. */
export const busDelay: ServiceFault = {
  kind: 'bus-delay',
  on: 'service',
  only: 'bus',
  form: [{ name: 'ms', unit: 'ms', min: 0, max: 60_000, standard: 500 }],
  words: {
    en: { name: 'Slow bus', says: '{target} delivers {ms} ms late' },
    ko: { name: '느린 버스', says: '{target} 전달 {ms} ms 지연' },
  },
  check: onlyOnBus,
  begin: (_control, service, { id, params }) => void service.conditions.bus.set(id, { delayMs: params.of('ms') }),
  end: (_control, service, { id }) => void service.conditions.bus.delete(id),
}
