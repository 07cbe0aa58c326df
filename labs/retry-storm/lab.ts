import {
  callsPerRequest,
  check,
  defineLab,
  delay,
  get,
  kill,
  loss,
  openLoop,
  pause,
  phase,
  slow,
  success,
  wastedWork,
} from 'faultline/lab'

export default defineLab({
  version: 1,
  chapter: 'failure',

  services: {
    web: { entry: 'web.ts' },
    inventory: { entry: 'inventory.ts', capacityPerSecond: 200 },
  },
  links: [{ from: 'web', to: 'inventory', latencyMs: 1 }],
  load: {
    shoppers: openLoop({ to: 'web', perSecond: 150, request: (draw) => get(`/books/${draw.zipf(500)}`) }),
  },
  requests: {
    book: { to: 'web', path: '/books/1' },
    stock: { to: 'inventory', path: '/stock/1' },
    late: { to: 'inventory', path: '/stock/1', headers: { deadline: '1' } },
    nowhere: { to: 'web', path: '/nowhere' },
  },
  faults: [
    pause('inventory'),
    kill('inventory'),
    slow('inventory', 3),
    kill('web'),
    loss('web', 'inventory', 0.01),
    delay('web', 'inventory', 100),
  ],

  scenarios: {
    paused: [phase('before', 15), phase('during', 4, pause('inventory')), phase('after', 40)],
    // at least 28 s on every seed: fewer requests could not tell 99.9 % from 99.5 %
    lossy: [phase('lossy', 40, loss('web', 'inventory', 0.01))],
  },

  checks: {
    recovers: check('paused', success('shoppers')).within('after', { skipSeconds: 3 }).atLeast(0.99),
    calm: check('paused', callsPerRequest('web', 'inventory')).within('before').atMost(1.15),
    restrained: check('paused', callsPerRequest('web', 'inventory')).within('during').atMost(1.3),
    useful: check('paused', wastedWork('inventory')).within('after', { skipSeconds: 3 }).atMost(0.05),
    forgiving: check('lossy', success('shoppers')).within('lossy').atLeast(0.999),
  },

  wrong: {
    backoff: { caughtBy: 'recovers' },
    jitter: { caughtBy: 'recovers' },
    'no-retries': { caughtBy: 'forgiving' },
  },
  patches: ['budget', 'bound', 'deadline'],

  rounds: {
    watch: { minutes: 6, panels: ['world', 'goodput', 'calls'], predict: pause('inventory') },
    remedies: {
      minutes: 8,
      panels: ['world', 'patches', 'goodput', 'calls'],
      patches: ['backoff', 'jitter', 'no-retries'],
      checks: ['recovers', 'forgiving'],
    },
    budget: {
      minutes: 10,
      panels: ['world', 'code', 'goodput', 'calls'],
      edit: ['web.ts'],
      patches: ['budget'],
      checks: ['calm', 'restrained', 'forgiving'],
    },
    queue: {
      minutes: 10,
      panels: ['world', 'code', 'goodput', 'queue', 'wasted'],
      edit: ['inventory.ts', 'web.ts'],
      patches: ['bound', 'deadline'],
      checks: ['recovers', 'useful'],
    },
  },
})
