import {
  check,
  defineLab,
  deploy,
  get,
  inAnyOrder,
  type Metric,
  openLoop,
  phase,
  post,
  rollBack,
  success,
} from 'faultline/lab'

const TEAMS = ['profile', 'checkout', 'label']
const LOADS = ['buyers', 'packers']

/**
 * One step: each team deploys it, and each takes it back once. In between stands every mixture of old and new that any
 * order of three deployments and any rollback can make; who has which part is drawn with the seed.
 */
function step(number: number) {
  const [one = '', two = '', three = ''] = TEAMS
  const moves = [
    [deploy(one, number), deploy(two, number), rollBack(one)],
    [deploy(three, number), rollBack(two), deploy(one, number), deploy(two, number)],
    [rollBack(three), deploy(three, number)],
  ].flat()
  return inAnyOrder(TEAMS, ...moves.map((move, i) => phase(`step ${number}, move ${i + 1}`, 0.8, move)))
}

/** Calls between anybody and anybody that were answered with 5xx, since the start. */
const brokenCalls: Metric = {
  name: 'brokenCalls',
  unit: 'count',
  of: ({ calls }, { to }) => calls.filter(({ status, ended }) => status >= 500 && ended < to).length,
  moment: ({ calls }) => calls.find(({ status }) => status >= 500)?.called,
}

/** Of the two loads the one that was answered well less often, since the start: its share. */
const leastServed: Metric = {
  name: 'success',
  unit: 'share',
  of: (book, { to }) => Math.min(...LOADS.map((load) => success(load).of(book, { from: 0, to }))),
}

/** Sum of what the auditor has noted since the start; nothing can be said where it noted nothing. */
const sinceStart = (account: string): Metric => ({
  name: account,
  unit: 'count',
  of: ({ ledger }, { to }) => {
    const noted = ledger.filter((line) => line.account === account && line.at < to)
    return noted.length === 0 ? Number.NaN : noted.reduce((sum, { amount }) => sum + amount, 0)
  },
  moment: ({ ledger }) => ledger.find((line) => line.account === account && line.amount > 0)?.at,
})

/** The most that the auditor has noted in the window. */
const most = (account: string): Metric => ({
  name: account,
  unit: 'count',
  of: ({ ledger }, { from, to }) => {
    const noted = ledger.filter((line) => line.account === account && line.at >= from && line.at < to)
    return noted.length === 0 ? Number.NaN : Math.max(...noted.map(({ amount }) => amount))
  },
  // when it last grew
  moment: ({ ledger }, { to }) => {
    const noted = ledger.filter((line) => line.account === account && line.at < to)
    return noted.findLast(({ amount }, i) => amount > (noted[i - 1]?.amount ?? 0))?.at
  },
})

/** An answer with a name in it. */
const named = ({ text }: { text: string }) => !text.includes('undefined') && !text.includes('null')

const versions = ['step-1', 'step-2', 'step-3', 'step-4']

export default defineLab({
  version: 1,
  chapter: 'teams',

  services: {
    profile: { entry: 'profile.ts', versions },
    checkout: { entry: 'checkout.ts', versions },
    label: { entry: 'label.ts', versions },
    auditor: { entry: 'auditor.ts', harness: true },
  },
  links: [
    { from: 'checkout', to: 'profile', latencyMs: 1 },
    { from: 'label', to: 'profile', latencyMs: 1 },
    { from: 'auditor', to: 'checkout', latencyMs: 1 },
    { from: 'auditor', to: 'label', latencyMs: 1 },
    { from: 'auditor', to: 'profile', latencyMs: 1 },
  ],
  load: {
    buyers: openLoop({
      to: 'checkout',
      perSecond: 8,
      patienceSeconds: 5,
      request: (draw) => post('/orders', { customer: 1 + draw.below(40) }),
      expect: named,
    }),
    packers: openLoop({
      to: 'label',
      perSecond: 8,
      patienceSeconds: 5,
      request: (draw) => get(`/labels/${1 + draw.below(40)}`),
      expect: named,
    }),
  },
  requests: {
    customer: { to: 'profile', path: '/customers/7' },
    label: { to: 'label', path: '/labels/7' },
    receipt: { to: 'checkout', method: 'POST', path: '/orders', body: '{ "customer": 7 }' },
    rows: { to: 'profile', path: '/rows' },
  },
  faults: TEAMS.flatMap((team) => [deploy(team, 1), rollBack(team)]),

  scenarios: {
    change: [phase('before', 3), ...[1, 2, 3, 4].flatMap(step), phase('after', 4)],
  },

  checks: {
    quiet: check('change', brokenCalls).within('after').equals(0),
    served: check('change', leastServed).within('after').atLeast(0.98),
    moved: check('change', most('small letters')).within('after').equals(0),
    rows: check('change', most('broken rows')).within('after').equals(0),
    named: check('change', sinceStart('wrong names')).within('after').equals(0),
    gone: check('change', most('old field')).within('after').equals(0),
  },

  wrong: {
    'no-fallback': { caughtBy: 'quiet' },
    'contract-early': { caughtBy: 'quiet' },
    'fill-once': { caughtBy: 'rows' },
    'only-empty': { caughtBy: 'rows' },
    'fill-again': { caughtBy: 'rows' },
    'drop-at-once': { caughtBy: 'quiet' },
  },
  patches: ['beside', 'fill', 'contract'],

  rounds: {
    watch: {
      minutes: 8,
      panels: ['world', 'goodput', 'logs'],
      predict: deploy('profile', 1),
    },
    beside: {
      minutes: 10,
      panels: ['world', 'code', 'goodput', 'patches'],
      edit: ['step-1.ts', 'step-2.ts'],
      patches: ['no-fallback', 'contract-early', 'beside'],
      checks: ['quiet', 'served', 'moved'],
    },
    fill: {
      minutes: 9,
      panels: ['world', 'code', 'goodput', 'logs', 'patches'],
      edit: ['step-1.ts'],
      predict: rollBack('profile'),
      patches: ['beside', 'fill-once', 'only-empty', 'fill'],
      checks: ['rows', 'named', 'quiet', 'moved'],
    },
    contract: {
      minutes: 10,
      panels: ['world', 'code', 'goodput', 'patches'],
      edit: ['step-2.ts', 'step-3.ts', 'step-4.ts'],
      patches: ['fill-again', 'drop-at-once', 'contract'],
      checks: ['gone', 'rows', 'named', 'quiet', 'served', 'moved'],
    },
  },
})
