import {
  callsPerSecond,
  check,
  defineLab,
  errors,
  get,
  kill,
  type Metric,
  openLoop,
  pause,
  phase,
  restart,
  slow,
} from 'faultline/lab'

const SECOND = 1_000_000
type CallBook = Parameters<Metric['of']>[0]
type Window = Parameters<Metric['of']>[1]

const WEBS = ['web-1', 'web-2', 'web-3']
const READERS = ['readers-1', 'readers-2', 'readers-3']
const COPIES = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `search-${n}`)

/** What all readers together asked in a window, whichever web they came to; `well`: what was answered well. */
function asked(book: CallBook, { from, to }: Window) {
  const all = book.calls.filter((call) => READERS.includes(call.from) && call.intended >= from && call.intended < to)
  return { all, well: all.filter((call) => call.failure === '' && call.status > 0 && call.status < 400) }
}

/** Share of all readers who were answered well. */
const served: Metric = {
  name: 'served',
  unit: 'share',
  of: (book, window) => {
    const { all, well } = asked(book, window)
    return well.length / all.length
  },
}

/** Latency in ms that 99 % of all readers who were answered well stayed within. */
const slowest: Metric = {
  name: 'slowest',
  unit: 'ms',
  of: (book, window) => {
    const times = asked(book, window).well.map((call) => (call.ended - call.intended) / 1_000)
    times.sort((a, b) => a - b)
    return times[Math.ceil(0.99 * times.length) - 1] ?? Number.NaN
  },
}

/** Searches of the most asked copy for each one of the least asked. */
const spread: Metric = {
  name: 'spread',
  unit: 'ratio',
  of: (book, { from, to }) => {
    const counts = COPIES.map(
      (copy) => book.calls.filter((call) => call.to === copy && call.called >= from && call.called < to).length,
    )
    return Math.max(...counts) / Math.min(...counts)
  },
}

/** Times two seconds in which a web asked fewer than six of the eight copies. */
const thin: Metric = {
  name: 'thin',
  unit: 'count',
  of: (book, { from, to }) => {
    let found = 0
    for (const web of WEBS) {
      const calls = book.calls.filter((call) => call.from === web && call.called >= from && call.called < to)
      for (let at = from; at + 2 * SECOND <= to; at += 2 * SECOND) {
        const now = calls.filter((call) => call.called >= at && call.called < at + 2 * SECOND)
        // twice a second each copy is asked how busy it is, which no reader waits for
        if (new Set(now.filter((call) => call.cause > 0).map((call) => call.to)).size < 6) found += 1
      }
    }
    return found
  },
}

const readers = (to: string) =>
  openLoop({ to, perSecond: 90, request: (draw) => get(`/search/word-${draw.zipf(500)}`) })

export default defineLab({
  version: 1,
  chapter: 'agility',

  services: {
    ...Object.fromEntries(WEBS.map((web) => [web, { entry: 'web.ts', env: { WEB: web } }])),
    ...Object.fromEntries(
      COPIES.map((copy) => [copy, { entry: 'search.ts', capacityPerSecond: 50, env: { COPY: copy } }]),
    ),
  },
  links: WEBS.flatMap((from) => COPIES.map((to) => ({ from, to, latencyMs: 1 }))),
  load: { 'readers-1': readers('web-1'), 'readers-2': readers('web-2'), 'readers-3': readers('web-3') },
  faults: [
    slow('search-1', 4),
    ...COPIES.map((copy) => kill(copy)),
    pause('search-1'),
    ...COPIES.map((copy) => errors(copy, 0.6)),
  ],

  scenarios: {
    slow: [phase('before', 4), phase('slow', 20, slow('search-1', 4))],
    even: [phase('even', 13)],
    dead: [phase('before', 2), phase('dead', 10, kill('search-5')), phase('after', 18, restart('search-5'))],
    shaken: [phase('shaken', 8, ...COPIES.map((copy) => errors(copy, 0.6))), phase('after', 7)],
  },

  checks: {
    served: check('slow', served).within('slow').atLeast(0.99),
    even: check('even', slowest).within('even', { skipSeconds: 3 }).atMost(600),
    fair: check('even', spread).within('even').atMost(1.6),
    // one web that knew everything would stay below 450; each of three knows only its own calls
    fresh: check('slow', slowest).within('slow', { skipSeconds: 2 }).atMost(800),
    dead: check('dead', served).within('dead', { skipSeconds: 2 }).atLeast(0.99),
    returns: check('dead', callsPerSecond('web-1', 'search-5')).within('after', { skipSeconds: 9 }).atLeast(6),
    panic: check('shaken', thin).within('shaken').equals(0),
    calmsDown: check('shaken', served).within('after', { skipSeconds: 2 }).atLeast(0.99),
  },

  wrong: {
    random: { caughtBy: 'served', onlyThere: true },
    'least-reported': { caughtBy: 'even', onlyThere: true },
    'two-reported': { caughtBy: 'fresh', onlyThere: true },
    'out-for-good': { caughtBy: 'returns', onlyThere: true },
    'no-limit': { caughtBy: 'panic', onlyThere: true },
  },
  patches: ['own-calls', 'eject'],

  rounds: {
    watch: { minutes: 7, panels: ['world', 'latency', 'queue'], predict: slow('search-1', 4) },
    reports: {
      minutes: 10,
      panels: ['world', 'code', 'latency', 'queue'],
      edit: ['pick.ts'],
      patches: ['random', 'least-reported', 'two-reported'],
      checks: ['served', 'even', 'fair'],
    },
    fresh: {
      minutes: 7,
      panels: ['world', 'code', 'latency', 'queue'],
      edit: ['pick.ts'],
      patches: ['own-calls'],
      checks: ['fresh', 'served', 'even'],
    },
    eject: {
      minutes: 10,
      panels: ['world', 'code', 'goodput', 'errors'],
      edit: ['health.ts'],
      patches: ['out-for-good', 'no-limit', 'eject'],
      checks: ['dead', 'returns', 'panic', 'calmsDown'],
    },
  },
})
