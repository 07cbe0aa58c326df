import { onlyOnBus, type ServiceFault } from './fault.ts'

/** This share of events is delivered once more, though it was acknowledged. */
export const duplicate: ServiceFault = {
  kind: 'duplicate',
  on: 'service',
  only: 'bus',
  form: [{ name: 'share', unit: 'share', min: 0, max: 1, standard: 0.1 }],
  words: {
    en: { name: 'Duplicate events', says: '{share} of events on {target} delivered twice' },
    ko: { name: '이벤트 중복', says: '{target} 이벤트 {share} 두 번 전달' },
  },
  check: onlyOnBus,
  begin: (_control, service, { id, params }) => void service.conditions.bus.set(id, { duplicate: params.of('share') }),
  end: (_control, service, { id }) => void service.conditions.bus.delete(id),
}
