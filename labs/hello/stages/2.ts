import { defineLab, openLoop, post } from 'faultline/lab'

// somebody comes, and there is somebody to ask
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
  faults: [],
  scenarios: {},
  checks: {},
  wrong: {},
  rounds: {},
})
