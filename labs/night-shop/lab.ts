import { defineLab, kill, openLoop, pause, post } from 'faultline/lab'

/** The shop on the first page: not a lab of the course, but a system to stop once before reading on. */
export default defineLab({
  version: 1,
  services: {
    web: { entry: 'web.ts' },
    orders: { entry: 'orders.ts' },
    inventory: { entry: 'inventory.ts', capacityPerSecond: 20 },
  },
  links: [
    { from: 'web', to: 'orders', latencyMs: 300 },
    { from: 'orders', to: 'inventory', latencyMs: 300 },
  ],
  load: {
    readers: openLoop({
      to: 'web',
      perSecond: 12,
      patienceSeconds: 12,
      request: (draw) => post('/orders', { book: draw.zipf(500) }),
    }),
  },
  faults: [pause('inventory'), kill('inventory')],
  scenarios: {},
  checks: {},
  wrong: {},
  rounds: {},
})
