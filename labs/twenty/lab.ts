import { defineLab, get, openLoop } from 'faultline/lab'

/** Twenty services that answer and know nobody: what the time until all listen is measured on. */
const names = Array.from({ length: 20 }, (_, i) => `service-${i + 1}`)

export default defineLab({
  version: 1,
  services: Object.fromEntries(names.map((name) => [name, { entry: 'answer.ts' }])),
  links: [],
  load: { readers: openLoop({ to: 'service-1', perSecond: 10, request: () => get('/') }) },
  faults: [],
  scenarios: {},
  checks: {},
  wrong: {},
  rounds: {},
})
