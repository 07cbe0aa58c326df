import { callsPerRequest, check, defineLab, delay, get, openLoop, pause, phase, success } from 'faultline/lab'

export default defineLab({
  version: 1,
  chapter: '{{chapter}}',

  services: {
    web: { entry: 'web.ts' },
    stock: { entry: 'stock.ts' },
  },
  links: [{ from: 'web', to: 'stock', latencyMs: 1 }],
  load: {
    readers: openLoop({
      to: 'web',
      perSecond: 20,
      // whoever sees nothing for a second closes the tab
      patienceSeconds: 1,
      request: (draw) => get(`/books/${draw.zipf(500)}`),
    }),
  },
  // what learners may break
  faults: [pause('stock'), delay('web', 'stock', 100)],

  // lengths are in seconds and differ by up to 30 % from seed to seed
  scenarios: {
    paused: [phase('before', 10), phase('during', 8, pause('stock')), phase('after', 10)],
  },

  // more for when you need it: versions of a service that can be deployed (services.web.versions, with folders
  // versions/<name>/), and a bus that delivers events at least once (bus: { topics: … })

  // in pairs: one that the fault breaks, one that a lazy fix breaks
  checks: {
    answers: check('paused', success('readers')).within('during').atLeast(0.95),
    asks: check('paused', callsPerRequest('web', 'stock', 'readers'))
      .within('before')
      .atLeast(0.8),
  },

  // fixes that somebody will try, each with the check that must catch it
  wrong: {
    patient: { caughtBy: 'answers' },
    'never-asks': { caughtBy: 'asks' },
  },

  rounds: {
    watch: { minutes: 5, panels: ['world', 'goodput', 'latency'], predict: pause('stock') },
    mend: {
      minutes: 10,
      panels: ['world', 'code', 'goodput', 'latency'],
      edit: ['web.ts'],
      checks: ['answers', 'asks'],
    },
  },
})
