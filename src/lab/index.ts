/** `faultline/lab`: what a lab is written with, and the effort kit that its services import. */
export { callsPerRequest, check, p99, success, wastedWork } from './check.ts'
export { defineLab, get, openLoop, phase, post } from './definition.ts'
export * from './effort/index.ts'
export { delay, kill, loseAnswers, loss, pause, restart, slow, surge } from './faults.ts'
