import {
  callsPerSecond,
  check,
  defineLab,
  delay,
  errors,
  informed,
  kill,
  type Metric,
  missing,
  openLoop,
  p99,
  pause,
  phase,
  post,
  slow,
  success,
} from 'faultline/lab'

/** Readers who were told that their order is taken, without a line in the book of orders: promises nobody wrote down. */
const unwritten: Metric = {
  name: 'unwritten',
  unit: 'count',
  of: (book, window) => {
    const taken = book.calls.filter((call) => call.from === 'readers' && call.status === 201 && call.ended < window.to)
    const written = new Set(
      book.ledger.filter((line) => line.account === 'accepted' && line.at < window.to).map((line) => line.key),
    )
    return Math.max(0, taken.length - written.size)
  },
}

export default defineLab({
  version: 1,
  chapter: 'failure',

  services: {
    web: { entry: 'web.ts' },
    inventory: { entry: 'inventory.ts', harness: true, capacityPerSecond: 200 },
    orders: { entry: 'orders.ts', harness: true },
  },
  links: [
    { from: 'web', to: 'inventory', latencyMs: 1 },
    { from: 'web', to: 'orders', latencyMs: 1 },
  ],
  load: {
    readers: openLoop({
      to: 'web',
      perSecond: 30,
      patienceSeconds: 5,
      request: (draw) => post(`/orders/${draw.below(1_000_000_000)}`, { book: draw.zipf(500) }),
    }),
  },
  requests: {
    order: { to: 'web', method: 'POST', path: '/orders/1', body: '{ "book": 1 }' },
    reserve: { to: 'inventory', method: 'POST', path: '/reservations/1', body: '{ "book": 1 }' },
    nonsense: { to: 'web', method: 'POST', path: '/orders/2', body: 'one book, please' },
    unknown: { to: 'orders', method: 'PUT', path: '/orders/1', body: '{ "state": "perhaps" }' },
  },
  faults: [
    pause('inventory'),
    errors('inventory', 0.3),
    slow('inventory', 60),
    delay('web', 'inventory', 100),
    kill('inventory'),
    kill('web'),
  ],

  scenarios: {
    paused: [phase('before', 12), phase('during', 10, pause('inventory')), phase('after', 20)],
    noisy: [phase('noisy', 40, errors('inventory', 0.02))],
  },

  checks: {
    prompt: check('paused', p99('readers')).within('during').atMost(300),
    answered: check('paused', success('readers')).within('during').atLeast(0.99),
    written: check('paused', unwritten).within('after').equals(0),
    settled: check('paused', missing('accepted', 'settled')).within('during').equals(0),
    truthful: check('paused', missing('confirmed', 'reserved')).within('during').equals(0),
    spared: check('paused', callsPerSecond('web', 'inventory')).within('during', { skipSeconds: 1 }).atMost(2),
    back: check('paused', informed('readers', 'web', 'inventory'))
      .within('after', { skipSeconds: 3 })
      .atLeast(0.97),
    steady: check('noisy', informed('readers', 'web', 'inventory'))
      .within('noisy')
      .atLeast(0.94),
  },

  wrong: {
    'give-up': { caughtBy: 'answered' },
    forget: { caughtBy: 'settled' },
    'no-breaker': { caughtBy: 'spared' },
    'trigger-happy': { caughtBy: 'steady' },
  },
  patches: ['timeout', 'later', 'breaker'],

  rounds: {
    watch: { minutes: 6, panels: ['world', 'goodput', 'latency'], predict: pause('inventory') },
    answer: {
      minutes: 9,
      panels: ['world', 'code', 'goodput', 'latency'],
      edit: ['web.ts'],
      patches: ['give-up', 'timeout'],
      checks: ['prompt', 'answered', 'written'],
    },
    later: {
      minutes: 10,
      panels: ['world', 'code', 'goodput', 'queue'],
      edit: ['web.ts'],
      patches: ['forget', 'later'],
      checks: ['settled', 'answered', 'truthful', 'written'],
    },
    breaker: {
      minutes: 10,
      panels: ['world', 'code', 'calls', 'latency'],
      edit: ['breaker.ts'],
      patches: ['trigger-happy', 'breaker'],
      checks: ['spared', 'back', 'steady'],
    },
  },
})
