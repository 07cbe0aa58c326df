import {
  check,
  defineLab,
  get,
  kill,
  type Metric,
  openLoop,
  p99,
  phase,
  poison,
  post,
  restart,
  success,
  surge,
} from 'faultline/lab'

const UNITS = ['shop', 'annex', 'kiosk']
const LOADS = ['browsers', 'searchers', 'buyers']

/** The slowest of the three pages: its p99 in ms. */
const slowestPage: Metric = {
  name: 'p99',
  unit: 'ms',
  of: (book, window) => Math.max(...LOADS.map((load) => p99(load).of(book, window))),
}

/** Of the three pages the one that was answered least often: its share. */
const leastServed: Metric = {
  name: 'success',
  unit: 'share',
  of: (book, window) => Math.min(...LOADS.map((load) => success(load).of(book, window))),
}

/** The most that stood on the bill. */
const most = (account: string): Metric => ({
  name: account,
  unit: 'count',
  of: ({ ledger }, { from, to }) =>
    Math.max(
      ...ledger
        .filter((line) => line.account === account && line.at >= from && line.at < to)
        .map(({ amount }) => amount),
    ),
})

/** Calls between services for each request of buyers: web's own, and those that one unit makes of another. */
const hops: Metric = {
  name: 'hops',
  unit: 'ratio',
  of: ({ calls }, { from, to }) => {
    const within = calls.filter((call) => call.called >= from && call.called < to)
    const bought = within.filter((call) => call.from === 'buyers').length
    const between = within.filter((call) => UNITS.includes(call.from) && UNITS.includes(call.to)).length
    return 1 + between / bought
  },
}

export default defineLab({
  version: 1,
  chapter: 'microservices',

  services: {
    web: { entry: 'web.ts', harness: true },
    shop: { entry: 'unit.ts', env: { NAME: 'shop' } },
    annex: { entry: 'unit.ts', env: { NAME: 'annex' } },
    kiosk: { entry: 'unit.ts', env: { NAME: 'kiosk' } },
    meter: { entry: 'meter.ts', harness: true },
  },
  links: [
    { from: 'meter', to: 'web', latencyMs: 1 },
    ...UNITS.map((to) => ({ from: 'web', to, latencyMs: 1 })),
    ...UNITS.flatMap((from) => UNITS.filter((to) => to !== from).map((to) => ({ from, to, latencyMs: 1 }))),
  ],
  load: {
    browsers: openLoop({
      to: 'web',
      perSecond: 300,
      patienceSeconds: 2,
      request: (draw) => get(`/catalog/books/${draw.zipf(500)}`),
    }),
    searchers: openLoop({
      to: 'web',
      perSecond: 100,
      patienceSeconds: 2,
      request: (draw) => get(`/search?words=${draw.zipf(500)}`),
      poison: () => get('/search?words=*'),
    }),
    buyers: openLoop({
      to: 'web',
      perSecond: 20,
      patienceSeconds: 2,
      request: (draw) => post('/checkout', { cart: [draw.zipf(500), draw.zipf(500), draw.zipf(500)] }),
    }),
  },
  faults: [surge('buyers', 10), poison('searchers', 0.02), ...UNITS.map(kill), ...UNITS.map(restart)],

  scenarios: {
    sale: [phase('evening', 4), phase('sale', 10, surge('buyers', 10)), phase('after', 3)],
    crash: [
      phase('before', 2),
      phase('crashed', 7, poison('searchers', 0.05)),
      // whoever is restarted loses what is in flight, so nobody is judged in the second before it
      phase('noticed', 1),
      phase('back', 4, ...UNITS.map(restart)),
    ],
  },

  checks: {
    evening: check('sale', slowestPage).within('evening').atMost(250),
    prompt: check('sale', slowestPage).within('sale').atMost(250),
    served: check('sale', leastServed).within('sale').atLeast(0.99),
    memory: check('sale', most('memory')).within('sale').atMost(15),
    cores: check('sale', most('cores')).within('sale').atMost(24),
    spared: check('crash', success('buyers')).within('crashed').atLeast(0.99),
    back: check('crash', leastServed).within('back', { skipSeconds: 1 }).atLeast(0.99),
    hops: check('sale', hops).within('sale').atMost(2),
  },

  wrong: {
    'more-copies': { caughtBy: 'memory' },
    'too-tight': { caughtBy: 'prompt' },
    'checkout-out': { caughtBy: 'spared' },
    'all-apart': { caughtBy: 'hops' },
  },
  patches: ['search-out'],

  rounds: {
    watch: {
      minutes: 7,
      panels: ['world', 'code', 'goodput', 'logs'],
      edit: ['plan.ts'],
      patches: ['more-copies'],
      predict: surge('buyers', 10),
    },
    split: {
      minutes: 10,
      panels: ['world', 'code', 'latency', 'patches'],
      edit: ['plan.ts'],
      patches: ['more-copies', 'too-tight', 'all-apart'],
      checks: ['evening', 'prompt', 'served', 'memory', 'cores'],
    },
    together: {
      minutes: 9,
      panels: ['world', 'code', 'goodput', 'patches'],
      edit: ['plan.ts'],
      predict: poison('searchers', 0.02),
      patches: ['checkout-out', 'all-apart', 'search-out'],
      checks: ['hops', 'spared', 'back', 'prompt', 'served', 'memory', 'cores'],
    },
  },
})
