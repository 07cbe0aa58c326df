/** `faultline/lab`: what a lab is written with, and the effort kit that its services import. */

export type { BusSpec, TopicSpec } from './bus/declare.ts'
export {
  callsPerRequest,
  callsPerSecond,
  check,
  goodput,
  informed,
  type Metric,
  missing,
  p99,
  refusalTime,
  repeated,
  success,
  total,
  wastedWork,
} from './check.ts'
export {
  bursts,
  closedLoop,
  constantRate,
  defineLab,
  get,
  inAnyOrder,
  openLoop,
  phase,
  post,
  ramp,
  trace,
} from './definition.ts'
export * from './effort/index.ts'
export * from './faults.ts'
