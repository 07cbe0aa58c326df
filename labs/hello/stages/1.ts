import { defineLab } from 'faultline/lab'

// nothing but a service that runs
export default defineLab({
  version: 1,
  services: {
    greeter: { entry: 'greeter.ts' },
  },
  links: [],
  load: {},
  faults: [],
  scenarios: {},
  checks: {},
  wrong: {},
  rounds: {},
})
