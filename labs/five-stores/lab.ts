import {
  check,
  constantRate,
  defineLab,
  get,
  type Metric,
  openLoop,
  p99,
  phase,
  post,
  slow,
  success,
  surge,
  total,
} from 'faultline/lab'

const STORES = ['kv', 'sql', 'doc', 'search', 'graph']
const QUESTIONS = ['cart', 'page', 'revenue', 'typo', 'circle']
type Book = Parameters<Metric['of']>[0]
type Window = Parameters<Metric['of']>[1]

/**
 * Rows that the stores looked at for each row that the answers to a question are made of. A store writes what it looked
 * at when it answers, so its lines stand in the order of its answers; for whom an answer was, the calls tell. What api
 * asks on nobody's behalf is counted with every question.
 */
function rowsFor(question: string, book: Book, { from, to }: Window): number {
  let touched = 0
  for (const store of STORES) {
    const lines = book.ledger.filter(({ account }) => account === `touched ${store}`)
    const answers = book.calls
      .filter((call) => call.to === store && call.from === 'api' && call.answered > 0 && call.status === 200)
      .filter((call) => (call as { path?: string }).path === '/ask')
      .sort((one, other) => one.answered - other.answered)
    answers.forEach(({ answered, cause }, i) => {
      const page = book.calls[cause - 1]
      const asker = book.calls[(page?.cause ?? 0) - 1]?.from ?? question
      if (asker === question && answered >= from && answered < to) touched += lines[i]?.amount ?? Number.NaN
    })
  }
  const needed = book.ledger.filter(
    ({ account, key, at }) => account === 'needed' && key === question && at >= from && at < to,
  )
  return touched / needed.reduce((sum, { amount }) => sum + amount, 0)
}

const rowsPerRow = (...questions: string[]): Metric => ({
  name: 'rowsPerRow',
  unit: 'ratio',
  of: (book, window) => Math.max(...questions.map((question) => rowsFor(question, book, window))),
})

/** p99 in ms of the slowest of the five. */
const slowest: Metric = {
  name: 'p99',
  unit: 'ms',
  of: (book, window) => Math.max(...QUESTIONS.map((load) => p99(load).of(book, window))),
}

/** Share of right answers to the question that was answered least well; typing errors have a check of their own. */
const leastAnswered: Metric = {
  name: 'success',
  unit: 'share',
  of: (book, window) =>
    Math.min(...QUESTIONS.filter((load) => load !== 'typo').map((load) => success(load).of(book, window))),
}

/** Stores that api asks or has filled, beyond the two that are allowed. */
const tooMany: Metric = {
  name: 'stores',
  unit: 'count',
  of: ({ calls }, { from, to }) => {
    const within = calls.filter((call) => call.called >= from && call.called < to)
    const used = within.filter((call) => STORES.includes(call.to) && ['api', 'feed'].includes(call.from))
    return Math.max(0, new Set(used.map((call) => call.to)).size - 2)
  },
}

const question = (name: string, perSecond: number) =>
  openLoop({ to: 'web', perSecond, patienceSeconds: 5, request: () => get(`/${name}`) })
const parcels = surge('parcels', 20)
const slowDisks = STORES.map((store) => slow(store, 3))

export default defineLab({
  version: 1,
  chapter: 'stores',

  services: {
    web: { entry: 'web.ts', harness: true },
    api: { entry: 'api.ts' },
    kv: { entry: 'kv.ts', harness: true },
    sql: { entry: 'sql.ts', harness: true },
    doc: { entry: 'doc.ts', harness: true },
    search: { entry: 'search.ts', harness: true },
    graph: { entry: 'graph.ts', harness: true },
    feed: { entry: 'feed.ts', harness: true },
  },
  links: [
    { from: 'web', to: 'api', latencyMs: 1 },
    ...STORES.map((to) => ({ from: 'api', to, latencyMs: 1 })),
    ...STORES.map((to) => ({ from: 'feed', to, latencyMs: 1 })),
    { from: 'feed', to: 'web', latencyMs: 1 },
    { from: 'feed', to: 'api', latencyMs: 1 },
  ],
  load: {
    cart: question('cart', 15),
    page: question('page', 10),
    revenue: question('revenue', 2),
    typo: question('typo', 6),
    circle: question('circle', 2),
    changes: openLoop({ to: 'feed', perSecond: 28, request: () => post('/change', {}) }),
    parcels: constantRate({ to: 'feed', perSecond: 0.5, request: () => post('/parcel', {}) }),
  },
  faults: [parcels, ...slowDisks, surge('changes', 3)],

  scenarios: {
    year: [phase('small', 6), phase('growing', 8, parcels), phase('grown', 8), phase('slow', 11, ...slowDisks)],
  },

  checks: {
    byKey: check('year', rowsPerRow('cart')).within('grown').atMost(5),
    opened: check('year', success('cart')).within('small', { skipSeconds: 2.5 }).atLeast(0.95),
    rows: check('year', rowsPerRow(...QUESTIONS))
      .within('grown')
      .atMost(5),
    prompt: check('year', slowest).within('grown', { skipSeconds: 1 }).atMost(50),
    found: check('year', success('typo')).within('grown', { skipSeconds: 1 }).atLeast(0.9),
    answered: check('year', leastAnswered).within('grown', { skipSeconds: 1 }).atLeast(0.95),
    never: check('year', total('wrong')).within('grown').equals(0),
    fresh: check('year', total('old')).within('slow').equals(0),
    // two stores keep 50 ms on sound disks (`prompt`); these are three times as slow
    patient: check('year', slowest).within('slow').atMost(180),
    served: check('year', leastAnswered).within('slow').atLeast(0.95),
    two: check('year', tooMany).within('slow').equals(0),
  },

  wrong: {
    like: { caughtBy: 'found' },
    'index-everything': { caughtBy: 'fresh' },
    cache: { caughtBy: 'fresh' },
    'two-shelves': { caughtBy: 'rows' },
  },
  patches: ['key', 'five', 'few', 'two'],

  rounds: {
    watch: {
      minutes: 8,
      panels: ['world', 'code', 'latency', 'logs'],
      edit: ['api.ts'],
      predict: parcels,
      patches: ['key'],
      checks: ['byKey', 'opened'],
    },
    route: {
      minutes: 10,
      panels: ['world', 'code', 'latency', 'patches', 'logs'],
      edit: ['api.ts'],
      patches: ['five'],
      checks: ['rows', 'prompt', 'found', 'answered', 'never'],
    },
    write: {
      minutes: 8,
      panels: ['world', 'code', 'errors', 'patches', 'logs'],
      edit: ['api.ts'],
      predict: slow('sql', 3),
      patches: ['index-everything', 'cache', 'few'],
      checks: ['fresh', 'patient', 'served'],
    },
    two: {
      minutes: 10,
      panels: ['world', 'code', 'latency', 'patches', 'logs'],
      edit: ['api.ts'],
      patches: ['like', 'two-shelves', 'two'],
      checks: ['two', 'rows', 'patient', 'found', 'fresh', 'served'],
    },
  },
})
