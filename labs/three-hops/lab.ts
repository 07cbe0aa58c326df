import { check, defineLab, get, openLoop, phase, success } from 'faultline/lab'

/** Three services in a row, two hundred readers a second, nothing broken: what the engine's speed is measured on. */
export default defineLab({
  version: 1,
  services: {
    web: { entry: 'web.ts' },
    orders: { entry: 'orders.ts' },
    inventory: { entry: 'inventory.ts' },
  },
  links: [
    { from: 'web', to: 'orders', latencyMs: 1 },
    { from: 'orders', to: 'inventory', latencyMs: 1 },
  ],
  load: {
    readers: openLoop({ to: 'web', perSecond: 200, request: (draw) => get(`/buy/${draw.zipf(500)}`) }),
  },
  faults: [],
  scenarios: { calm: [phase('calm', 60)] },
  checks: { answered: check('calm', success('readers')).within('calm').atLeast(0.999) },
  wrong: {},
  rounds: {},
})
