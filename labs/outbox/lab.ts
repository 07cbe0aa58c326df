import {
  check,
  defineLab,
  delayEvents,
  duplicate,
  kill,
  loseAnswers,
  type Metric,
  openLoop,
  p99,
  partition,
  phase,
  post,
  reorder,
  repeated,
  restart,
  success,
} from 'faultline/lab'

const RECOVERED = 5_000_000

/** Orders paid before the phase began that no parcel lay there for 5 s into it. */
const lost: Metric = {
  name: 'lost',
  unit: 'count',
  of: ({ ledger }, { from }) => {
    const packed = new Set(
      ledger.filter((line) => line.account === 'shipped' && line.at <= from + RECOVERED).map((line) => line.key),
    )
    return ledger.filter((line) => line.account === 'paid' && line.at < from && !packed.has(line.key)).length
  },
}

/** Orders that more than one parcel lay there for, over the whole run. */
const doubled: Metric = {
  name: 'doubled',
  unit: 'count',
  of: (book, window) => repeated('shipped').of(book, { ...window, from: 0 }),
}

/** Orders whose last choice was before the phase began, and whose parcel has another pick-up point on it 5 s into it. */
const misled: Metric = {
  name: 'misled',
  unit: 'count',
  of: ({ ledger }, { from }) => {
    const last = (account: string, until: number) =>
      new Map(
        ledger.filter((line) => line.account === account && line.at < until).map((line) => [line.key, line.amount]),
      )
    const [settled, ever, label] = [last('wanted', from), last('wanted', Infinity), last('labelled', from + RECOVERED)]
    return [...settled].filter(([order, point]) => ever.get(order) === point && label.get(order) !== point).length
  },
}

/** What a bus may do that promises to deliver at least once, and a network that loses one of ten of its answers. */
const trouble = [duplicate(0.3), reorder(0.3), delayEvents(200), loseAnswers('orders', 'bus', 0.1)]

/** Ten kills in every run, at moments that the seed moves: 30 on three seeds, 200 on twenty. */
const killed = [1, 2, 3, 4, 5].flatMap((time) => [
  phase(`orders down ${time}`, 0.5, kill('orders'), ...trouble),
  phase(`orders back ${time}`, 1.2, restart('orders'), ...trouble),
  phase(`shipping down ${time}`, 0.5, kill('shipping'), ...trouble),
  phase(`shipping back ${time}`, 1.2, restart('shipping'), ...trouble),
])

export default defineLab({
  version: 1,
  chapter: 'stores',

  services: {
    web: { entry: 'web.ts', harness: true },
    orders: { entry: 'orders.ts' },
    shipping: { entry: 'shipping.ts' },
    courier: { entry: 'courier.ts', harness: true },
  },
  bus: {
    topics: {
      paid: { publishers: ['orders'], subscribers: ['shipping'] },
      moved: { publishers: ['orders'], subscribers: ['shipping'] },
    },
    visibilitySeconds: 1,
    latencyMs: 60,
  },
  links: [
    { from: 'web', to: 'orders', latencyMs: 2 },
    { from: 'courier', to: 'shipping', latencyMs: 2 },
    { from: 'courier', to: 'web', latencyMs: 2 },
  ],
  load: {
    readers: openLoop({
      to: 'web',
      perSecond: 4,
      request: (draw) => {
        const id = draw.below(1_000_000_000)
        const book = draw.zipf(500)
        const first = 1 + draw.below(100)
        const changes = draw.below(4)
        const points = [first, first + 100, first + 200].slice(0, changes === 3 ? 3 : changes === 2 ? 2 : 1)
        return post(`/orders/${id}`, { book, points })
      },
    }),
  },
  faults: [
    kill('orders'),
    kill('shipping'),
    restart('orders'),
    restart('shipping'),
    duplicate(0.3),
    reorder(0.3),
    delayEvents(500),
    partition('orders', 'bus'),
    loseAnswers('orders', 'bus', 0.3),
  ],

  scenarios: {
    kills: [phase('before', 2, ...trouble), ...killed, phase('after', 7.5)],
    cut: [phase('before', 6, ...trouble), phase('cut', 20, partition('orders', 'bus')), phase('after', 7.5)],
  },

  checks: {
    nothingLost: check('kills', lost).within('after').equals(0),
    accepts: check('cut', p99('readers')).within('cut').atMost(100),
    taken: check('cut', success('readers')).within('cut').atLeast(0.99),
    drains: check('cut', lost).within('after').equals(0),
    onceOnly: check('cut', doubled).within('after').equals(0),
    onceKilled: check('kills', doubled).within('after').equals(0),
    lastWord: check('kills', misled).within('after').equals(0),
    lastDrained: check('cut', misled).within('after').equals(0),
  },

  wrong: {
    'publish-first': { caughtBy: 'accepts' },
    'answer-first': { caughtBy: 'nothingLost' },
    'bus-remembers': { caughtBy: 'onceKilled' },
    'memory-remembers': { caughtBy: 'onceKilled' },
    'mark-apart': { caughtBy: 'nothingLost' },
    'refuse-early': { caughtBy: 'lastWord' },
  },
  patches: ['outbox', 'inbox', 'version'],

  rounds: {
    watch: { minutes: 6, panels: ['world', 'code', 'goodput', 'logs'], edit: ['orders.ts'], predict: kill('orders') },
    outbox: {
      minutes: 10,
      panels: ['world', 'code', 'goodput', 'patches', 'logs'],
      edit: ['orders.ts'],
      patches: ['publish-first', 'answer-first', 'outbox'],
      checks: ['nothingLost', 'accepts', 'taken', 'drains'],
    },
    inbox: {
      minutes: 10,
      panels: ['world', 'code', 'goodput', 'patches', 'logs'],
      predict: duplicate(0.3),
      edit: ['shipping.ts'],
      patches: ['bus-remembers', 'memory-remembers', 'mark-apart', 'inbox'],
      checks: ['onceOnly', 'onceKilled', 'nothingLost'],
    },
    order: {
      minutes: 9,
      panels: ['world', 'code', 'goodput', 'patches', 'logs'],
      predict: reorder(0.3),
      edit: ['shipping.ts'],
      patches: ['refuse-early', 'version'],
      checks: ['lastWord', 'lastDrained', 'onceKilled', 'nothingLost'],
    },
  },
})
