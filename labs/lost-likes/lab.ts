import {
  check,
  clockOffset,
  defineLab,
  get,
  kill,
  type Metric,
  openLoop,
  partition,
  pause,
  phase,
  success,
} from 'faultline/lab'

const SECOND = 1_000_000
const COPIES = ['seoul', 'busan', 'jeju']

/**
 * Readings of the viewer that no order of events explains: fewer likes than were accepted a second before, or more than
 * were asked for.
 */
function wrongReadings(name: string, page: string, likes: string[], unlikes: string[]): Metric {
  return {
    name,
    unit: 'count',
    of: (book, window) => {
      const asked = (loads: string[]) =>
        book.calls.filter((call) => loads.includes(call.from)).map((call) => call.called)
      const taken = (loads: string[]) =>
        book.calls.filter((call) => loads.includes(call.from) && call.status === 200).map((call) => call.ended)
      const until = (moments: number[], at: number) => moments.filter((moment) => moment <= at).length
      const [up, upTaken, down, downTaken] = [asked(likes), taken(likes), asked(unlikes), taken(unlikes)]
      return book.ledger.filter((line) => {
        if (line.account !== `page ${page}` || line.at < window.from || line.at >= window.to) return false
        const least = until(upTaken, line.at - SECOND) - until(down, line.at)
        const most = until(up, line.at) - until(downTaken, line.at - SECOND)
        return line.amount < least || line.amount > most
      }).length
    },
  }
}

/** The most numbers that a copy keeps for one page. */
const numbersKept: Metric = {
  name: 'numbersKept',
  unit: 'count',
  of: (book, window) =>
    Math.max(
      ...book.ledger
        .filter((line) => line.account === 'numbers' && line.at >= window.from && line.at < window.to)
        .map((line) => line.amount),
    ),
}

const likes = (to: string, page: number, perSecond: number) =>
  openLoop({ to, perSecond, patienceSeconds: 2, request: () => ({ ...get(`/likes/${page}`), method: 'POST' }) })

const lonely = [
  partition('seoul', 'jeju'),
  partition('jeju', 'seoul'),
  partition('busan', 'jeju'),
  partition('jeju', 'busan'),
]
const exact = wrongReadings('wrongReadings', '1', ['hands-seoul', 'hands-busan', 'hands-jeju'], [])
const exactBoth = wrongReadings('wrongReadings', '2', ['fans'], ['regrets'])

export default defineLab({
  version: 1,
  chapter: 'consistency',

  services: {
    seoul: { entry: 'reviews.ts', env: { COPY: 'seoul' } },
    busan: { entry: 'reviews.ts', env: { COPY: 'busan' } },
    jeju: { entry: 'reviews.ts', env: { COPY: 'jeju' } },
    viewer: { entry: 'viewer.ts', harness: true },
  },
  links: [
    ...COPIES.flatMap((from) => COPIES.filter((to) => to !== from).map((to) => ({ from, to, latencyMs: 10 }))),
    ...COPIES.map((to) => ({ from: 'viewer', to, latencyMs: 5 })),
  ],
  load: {
    'hands-seoul': likes('seoul', 1, 7),
    'hands-busan': likes('busan', 1, 7),
    'hands-jeju': likes('jeju', 1, 7),
    fans: likes('seoul', 2, 4),
    regrets: openLoop({ to: 'jeju', perSecond: 2, request: () => ({ ...get('/likes/2'), method: 'DELETE' }) }),
  },
  faults: [...lonely, clockOffset('busan', 5_000), pause('jeju'), kill('jeju')],

  ledger: { account: 'page 1', beside: ['hands-seoul', 'hands-busan', 'hands-jeju'] },

  scenarios: {
    calm: [phase('calm', 14)],
    split: [phase('before', 4), phase('during', 8, ...lonely), phase('after', 8)],
    skewed: [phase('skewed', 14, clockOffset('busan', 5_000))],
  },

  checks: {
    counts: check('calm', exact).within('calm').equals(0),
    heals: check('split', exact).within('after', { skipSeconds: 1 }).equals(0),
    taken: check('split', success('hands-jeju')).within('during').atLeast(0.99),
    skewed: check('skewed', exact).within('skewed').equals(0),
    small: check('calm', numbersKept).within('calm').atMost(8),
    takesBack: check('split', exactBoth).within('after', { skipSeconds: 1 }).equals(0),
  },

  wrong: {
    largest: { caughtBy: 'counts' },
    'add-up': { caughtBy: 'heals' },
    'one-leader': { caughtBy: 'taken' },
    'every-name': { caughtBy: 'small' },
  },
  patches: ['g-counter', 'unlike'],

  rounds: {
    watch: {
      minutes: 7,
      panels: ['world', 'code', 'ledger'],
      edit: ['counter.ts'],
      predict: clockOffset('busan', 5_000),
    },
    merge: {
      minutes: 10,
      panels: ['world', 'code', 'patches', 'ledger'],
      edit: ['counter.ts'],
      patches: ['largest', 'add-up', 'one-leader', 'g-counter'],
      checks: ['counts', 'heals', 'taken', 'skewed'],
    },
    unlike: {
      minutes: 8,
      panels: ['world', 'code', 'patches', 'ledger'],
      edit: ['counter.ts'],
      patches: ['every-name', 'unlike'],
      checks: ['takesBack', 'small', 'counts'],
    },
  },
})
