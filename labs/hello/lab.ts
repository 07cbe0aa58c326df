import { check, defineLab, informed, openLoop, phase, post, repeated, reset, success } from 'faultline/lab'

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

  // in pairs: `greeted` is what the fault breaks, the others are what lazy fixes break
  checks: {
    greeted: check('rough', success('visitors')).within('during').atLeast(0.98),
    asked: check('rough', informed('visitors', 'greeter', 'guestbook'))
      .within('during')
      .atLeast(0.98),
    once: check('rough', repeated('written')).within('during').equals(0),
  },
  wrong: {
    again: { caughtBy: 'once' },
    shrug: { caughtBy: 'asked' },
  },

  rounds: {
    watch: { minutes: 4, panels: ['world', 'goodput'], predict: reset('greeter', 'guestbook', 0.1) },
    mend: {
      minutes: 8,
      panels: ['world', 'code', 'goodput'],
      edit: ['greeter.ts'],
      checks: ['greeted', 'asked', 'once'],
    },
  },
})
