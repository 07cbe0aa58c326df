import { check, defineLab, delay, get, informed, kill, openLoop, p99, pause, phase, slow, success } from 'faultline/lab'

export default defineLab({
  version: 1,
  chapter: 'first-evening',

  services: {
    web: { entry: 'web.ts' },
    inventory: { entry: 'inventory.ts', capacityPerSecond: 50 },
  },
  links: [{ from: 'web', to: 'inventory', latencyMs: 10 }],
  load: {
    readers: openLoop({ to: 'web', perSecond: 20, request: (draw) => get(`/books/${draw.zipf(500)}`) }),
  },
  requests: {
    book: { to: 'web', path: '/books/7' },
    stock: { to: 'inventory', path: '/stock/7' },
    nowhere: { to: 'web', path: '/nowhere' },
  },
  faults: [pause('inventory'), kill('inventory'), slow('inventory', 2), delay('web', 'inventory', 100)],

  scenarios: {
    paused: [phase('before', 40), phase('during', 4, pause('inventory')), phase('after', 10)],
  },

  checks: {
    informed: check('paused', informed('readers', 'web', 'inventory'))
      .within('before')
      .atLeast(0.98),
    prompt: check('paused', p99('readers')).within('during').atMost(1_000),
    answered: check('paused', success('readers')).within('during').atLeast(0.99),
  },

  wrong: {
    'five-seconds': { caughtBy: 'prompt' },
    timeout: { caughtBy: 'answered' },
    'no-stock': { caughtBy: 'informed' },
  },
  patches: ['answer'],

  rounds: {
    watch: { minutes: 5, panels: ['world', 'code', 'goodput'], edit: ['web.ts'] },
    pause: { minutes: 6, panels: ['world', 'queue', 'latency'], predict: pause('inventory') },
    limit: {
      minutes: 10,
      panels: ['world', 'code', 'goodput', 'latency'],
      edit: ['web.ts'],
      patches: ['five-seconds', 'no-stock', 'timeout', 'answer'],
      checks: ['informed', 'prompt', 'answered'],
    },
  },
})
