import { onlyOnBus, type ServiceFault } from './fault.ts'

/** This share of events is held back until later ones have overtaken them; the order that a topic promises is kept. */
export const reorder: ServiceFault = {
  kind: 'reorder',
  on: 'service',
  only: 'bus',
  form: [{ name: 'share', unit: 'share', min: 0, max: 1, standard: 0.1 }],
  words: {
    en: { name: 'Reorder events', says: '{share} of events on {target} overtaken by later ones' },
    ko: { name: '이벤트 순서 바뀜', says: '{target} 이벤트 {share} 순서 바뀜' },
  },
  check: onlyOnBus,
  begin: (_control, service, { id, params }) => void service.conditions.bus.set(id, { reorder: params.of('share') }),
  end: (_control, service, { id }) => void service.conditions.bus.delete(id),
}
