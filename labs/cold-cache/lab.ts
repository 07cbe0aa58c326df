import { callsPerSecond, check, defineLab, get, p99, phase, ramp, restart, slow, success } from 'faultline/lab'

export default defineLab({
  version: 1,
  chapter: 'failure',

  services: {
    web: { entry: 'web.ts' },
    catalog: { entry: 'catalog.ts', harness: true, capacityPerSecond: 20 },
  },
  links: [{ from: 'web', to: 'catalog', latencyMs: 1 }],
  load: {
    // the evening begins quietly, so the cache is warm when everybody is there
    readers: ramp({
      to: 'web',
      fromPerSecond: 2,
      perSecond: 120,
      overSeconds: 15,
      patienceSeconds: 1.5,
      request: (draw) => get(`/books/${draw.zipf(40)}`),
    }),
  },
  // a restart empties the memory of `web`, and its cache is there
  faults: [restart('web'), slow('catalog', 2)],

  scenarios: {
    emptied: [phase('warm', 22), phase('cold', 16, restart('web')), phase('later', 20)],
  },

  // `cold` is what the restart breaks, `quick` what waiting for a new page breaks, `renewed` what never asking again breaks
  checks: {
    cold: check('emptied', success('readers')).within('cold').atLeast(0.9),
    quick: check('emptied', p99('readers')).within('later').atMost(120),
    renewed: check('emptied', callsPerSecond('web', 'catalog')).within('later').atLeast(1.5),
  },

  wrong: {
    'longer-life': { caughtBy: 'cold' },
    patient: { caughtBy: 'quick' },
    jitter: { caughtBy: 'cold' },
    single: { caughtBy: 'quick' },
    'for-ever': { caughtBy: 'renewed' },
  },

  rounds: {
    watch: { minutes: 5, panels: ['world', 'goodput', 'calls'], predict: restart('web') },
    once: {
      minutes: 10,
      panels: ['world', 'code', 'goodput', 'calls'],
      edit: ['web.ts'],
      checks: ['cold'],
    },
    stale: {
      minutes: 8,
      panels: ['world', 'code', 'latency', 'calls'],
      edit: ['web.ts'],
      checks: ['cold', 'quick', 'renewed'],
    },
  },
})
