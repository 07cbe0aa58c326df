import { defineLab, get, openLoop } from 'faultline/lab'

/** Twenty services that answer: what the time until all listen is measured on. */
const names = Array.from({ length: 20 }, (_, i) => `service-${i + 1}`)

export default defineLab({
  version: 1,
  services: Object.fromEntries(names.map((name) => [name, { entry: 'answer.ts' }])),
  links: names.slice(1).map((to) => ({ from: 'service-1', to, latencyMs: 1 })),
  load: { readers: openLoop({ to: 'service-1', perSecond: 10, request: () => get('/') }) },
  faults: [],
  scenarios: {},
  checks: {},
  wrong: {},
  rounds: {},
})
