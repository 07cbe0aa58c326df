import {
  check,
  defineLab,
  delay,
  goodput,
  kill,
  openLoop,
  pause,
  phase,
  post,
  refusalTime,
  slow,
  success,
  surge,
} from 'faultline/lab'

// whoever has no answer after half a second closes the page
const patienceSeconds = 0.5

export default defineLab({
  version: 1,
  chapter: 'failure',

  services: {
    web: { entry: 'web.ts' },
    orders: { entry: 'orders.ts', capacityPerSecond: 200 },
  },
  links: [{ from: 'web', to: 'orders', latencyMs: 1 }],
  load: {
    members: openLoop({ to: 'web', perSecond: 60, patienceSeconds, request: () => post('/orders', { member: true }) }),
    guests: openLoop({ to: 'web', perSecond: 100, patienceSeconds, request: () => post('/orders', { member: false }) }),
  },
  // 60 members and 340 guests: twice what the clerks can do
  faults: [surge('guests', 3.4), slow('orders', 2), pause('orders'), kill('orders'), delay('web', 'orders', 100)],

  scenarios: {
    sale: [phase('before', 20), phase('sale', 16, surge('guests', 3.4)), phase('after', 12)],
  },

  checks: {
    useful: check('sale', goodput()).within('sale', { skipSeconds: 2 }).atLeast(165),
    told: check('sale', refusalTime()).within('sale', { skipSeconds: 2 }).atMost(50),
    open: check('sale', success('guests')).within('before').atLeast(0.99),
    members: check('sale', success('members')).within('sale').atLeast(0.98),
    back: check('sale', success('guests')).within('after', { skipSeconds: 2 }).atLeast(0.99),
  },

  wrong: {
    'drop-expired': { caughtBy: 'useful' },
    'long-queue': { caughtBy: 'useful' },
    'rate-limit': { caughtBy: 'open' },
    'first-come': { caughtBy: 'members' },
  },
  patches: ['bound', 'members'],

  rounds: {
    watch: { minutes: 7, panels: ['world', 'goodput', 'latency'], predict: surge('guests', 3.4) },
    remedies: {
      minutes: 8,
      panels: ['world', 'patches', 'goodput', 'queue'],
      patches: ['drop-expired', 'long-queue', 'rate-limit'],
      checks: ['useful', 'open'],
    },
    bound: {
      minutes: 8,
      panels: ['world', 'code', 'goodput', 'queue'],
      edit: ['web.ts'],
      patches: ['bound'],
      checks: ['useful', 'told', 'open', 'back'],
    },
    members: {
      minutes: 8,
      panels: ['world', 'code', 'goodput', 'queue'],
      edit: ['web.ts'],
      patches: ['members'],
      checks: ['members', 'useful', 'open'],
    },
  },
})
