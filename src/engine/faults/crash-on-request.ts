import type { ServiceFault } from './fault.ts'

/** The process crashes on taking up the nth request from now; requests after that find what then runs. */
export const crashOnRequest: ServiceFault = {
  kind: 'crash-on-request',
  on: 'service',
  form: [{ name: 'nth', unit: 'count', min: 1, max: 1_000_000, standard: 100 }],
  words: {
    en: { name: 'Crash on a request', says: '{target} crashes on request {nth}' },
    ko: { name: '요청에서 죽기', says: '{target} {nth}번째 요청에서 죽음' },
  },
  begin: (_control, service, { id, params }) => {
    let left = params.of('nth')
    service.conditions.intercepts.set(id, () => (--left === 0 ? 'crash' : 'serve'))
  },
  end: (_control, service, { id }) => void service.conditions.intercepts.delete(id),
}
