import type { ServiceFault } from './fault.ts'

/** This share of requests is answered with 500 before any code of the service has seen them. */
export const errors: ServiceFault = {
  kind: 'errors',
  on: 'service',
  form: [{ name: 'share', unit: 'share', min: 0, max: 1, standard: 0.1 }],
  words: {
    en: { name: 'Errors', says: '{share} of requests to {target} answered with 500' },
    ko: { name: '오류', says: '{target} 요청 {share} 오류 500' },
  },
  begin: (_control, service, { id, params, draw }) => {
    const share = params.of('share')
    service.conditions.intercepts.set(id, () => (draw.chance(share) ? 'error' : 'serve'))
  },
  end: (_control, service, { id }) => void service.conditions.intercepts.delete(id),
}
