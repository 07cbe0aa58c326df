import { defineLab, openLoop, phase, post, reset } from 'faultline/lab'

// something breaks, by hand or on a clock
export default defineLab({
  version: 1,
  services: {
    greeter: { entry: 'greeter.ts' },
    guestbook: { entry: 'guestbook.ts', harness: true },
  },
  links: [{ from: 'greeter', to: 'guestbook', latencyMs: 5 }],
  load: {
    visitors: openLoop({
      to: 'greeter',
      perSecond: 20,
      request: (draw) => post('/hello', { name: `reader-${Math.floor(draw.uniform(0, 1e12))}` }),
    }),
  },
  faults: [reset('greeter', 'guestbook', 0.1)],
  scenarios: {
    rough: [phase('before', 10), phase('during', 30, reset('greeter', 'guestbook', 0.1)), phase('after', 5)],
  },
  checks: {},
  wrong: {},
  rounds: {},
})
