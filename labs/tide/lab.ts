import {
  callsPerSecond,
  check,
  constantRate,
  defineLab,
  deploy,
  errors,
  get,
  kill,
  loseAnswers,
  type Metric,
  partition,
  pause,
  phase,
  post,
  restart,
  rollBack,
  scale,
  surge,
  total,
} from 'faultline/lab'

const SECOND = 1_000_000
const DECLARED = 5

/** The longest time in ms from a change by hand until all was as declared; what has less than 10 s left is not judged. */
const slowestRepair: Metric = {
  name: 'slowestRepair',
  unit: 'ms',
  of: ({ ledger }, { from, to }) => {
    const level = ledger.filter(({ account, amount }) => account === 'drift' && amount === 0).map(({ at }) => at)
    const repairs = ledger
      .filter(({ account, at }) => account === 'shaken' && at >= from && at < to - 10 * SECOND)
      .map(({ at }) => ((level.find((moment) => moment > at) ?? to) - at) / 1_000)
    return repairs.length === 0 ? Number.NaN : Math.max(...repairs)
  },
}

/** Changes that the reconcilers made to what somebody else owns, over the whole run. */
const foreign: Metric = {
  name: 'foreign',
  unit: 'count',
  of: (book, { to }) => total('foreign').of(book, { from: 0, to }),
}

/** Instances not added by hand that the reconcilers have removed since the start. */
const dismissedSoFar: Metric = {
  name: 'dismissedSoFar',
  unit: 'count',
  of: (book, { to }) => total('dismissed').of(book, { from: 0, to }),
}

/** Changes of the reconcilers, for each instance that was declared or that a hand had moved: 1 when each is put right once. */
const changesPerDrift: Metric = {
  name: 'changesPerDrift',
  unit: 'ratio',
  of: (book, { to }) => {
    const sum = (account: string) => total(account).of(book, { from: 0, to })
    return sum('changed') / (DECLARED + sum('damage'))
  },
}

/** Notices do not arrive. */
const unheard = partition('auditor', 'reconciler')
/** Hardly anybody at the console. */
const noHands = surge('hands', 0.1)

export default defineLab({
  version: 1,
  chapter: 'automation',

  services: {
    desired: { entry: 'desired.ts', harness: true, versions: ['cut-off', 'counts-lost', 'one-less'] },
    reconciler: { entry: 'reconciler.ts' },
    cloud: { entry: 'cloud.ts', harness: true },
    web: { entry: 'web.ts', harness: true },
    auditor: { entry: 'auditor.ts', harness: true },
  },
  links: [
    { from: 'reconciler', to: 'desired', latencyMs: 2 },
    { from: 'reconciler', to: 'cloud', latencyMs: 5 },
    { from: 'cloud', to: 'web', latencyMs: 2 },
    { from: 'auditor', to: 'cloud', latencyMs: 2 },
    { from: 'cloud', to: 'auditor', latencyMs: 2 },
    { from: 'auditor', to: 'desired', latencyMs: 2 },
    { from: 'auditor', to: 'reconciler', latencyMs: 2 },
  ],
  load: {
    // like clockwork, so that the line of useful answers is calm
    readers: constantRate({
      to: 'web',
      perSecond: 20,
      patienceSeconds: 2,
      request: (draw) => get(`/${draw.below(4) === 0 ? 'search' : 'catalog'}/${draw.zipf(500)}`),
    }),
    hands: constantRate({
      to: 'cloud',
      perSecond: 1 / 12,
      request: (draw) => {
        const [turn, remove, resize] = [draw.below(5), draw.below(3), draw.below(2)]
        return post('/console', { turn, remove, resize, add: remove + resize === 0 ? 2 : draw.below(3) })
      },
    }),
  },
  faults: [
    unheard,
    restart('reconciler'),
    scale('reconciler', 2),
    pause('reconciler'),
    kill('reconciler'),
    deploy('desired', 1),
    rollBack('desired'),
    errors('cloud', 0.3),
    loseAnswers('reconciler', 'cloud', 0.04),
    surge('hands', 3),
  ],

  scenarios: {
    night: [phase('start', 8), phase('night', 45, unheard, loseAnswers('reconciler', 'cloud', 0.04))],
    two: [phase('one', 6), phase('two', 52, scale('reconciler', 2), unheard)],
    typo: [
      phase('before', 9, noHands),
      phase('cut off', 8, noHands, deploy('desired', 1)),
      phase('mended', 6, noHands, rollBack('desired')),
      phase('counts lost', 8, noHands, deploy('desired', 2)),
      phase('mended again', 6, noHands, rollBack('desired')),
      phase('one less', 10, noHands, deploy('desired', 3)),
      phase('outage', 8, noHands, errors('cloud', 1)),
    ],
  },

  checks: {
    converges: check('night', slowestRepair).within('night').atMost(10_000),
    quiet: check('night', changesPerDrift).within('night').atMost(1.15),
    foreign: check('night', foreign).within('night').equals(0),
    polite: check('typo', callsPerSecond('reconciler', 'cloud')).within('outage').atMost(20),
    calm: check('two', total('dismissed')).within('two').equals(0),
    together: check('two', slowestRepair).within('two').atMost(10_000),
    kept: check('typo', dismissedSoFar).within('mended again').equals(0),
    follows: check('typo', total('dismissed')).within('one less').equals(1),
  },

  wrong: {
    rebuild: { caughtBy: 'quiet' },
    sweep: { caughtBy: 'foreign' },
    insist: { caughtBy: 'polite' },
    'look-again': { caughtBy: 'calm' },
    slower: { caughtBy: 'converges' },
    'not-empty': { caughtBy: 'kept' },
    'seen-twice': { caughtBy: 'kept' },
  },
  patches: ['compare', 'names', 'guard'],

  rounds: {
    watch: {
      minutes: 8,
      panels: ['world', 'goodput', 'logs'],
      predict: unheard,
    },
    compare: {
      minutes: 10,
      panels: ['world', 'code', 'goodput', 'patches'],
      edit: ['plan.ts'],
      patches: ['rebuild', 'sweep', 'insist', 'compare'],
      checks: ['converges', 'quiet', 'foreign', 'polite'],
    },
    names: {
      minutes: 9,
      panels: ['world', 'code', 'goodput', 'patches', 'logs'],
      edit: ['plan.ts'],
      predict: scale('reconciler', 2),
      patches: ['look-again', 'slower', 'names'],
      checks: ['calm', 'together', 'converges'],
    },
    guard: {
      minutes: 8,
      panels: ['world', 'code', 'goodput', 'patches'],
      edit: ['plan.ts'],
      predict: deploy('desired', 1),
      patches: ['not-empty', 'seen-twice', 'guard'],
      checks: ['kept', 'follows', 'converges', 'together'],
    },
  },
})
