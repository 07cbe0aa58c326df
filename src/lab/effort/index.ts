/** Simulated effort, for services: what real work would cost, without the work. Runs on real Node as it stands. */
export { exponential, normal, uniform } from './chance.ts'
export { record } from './ledger.ts'
export { type Pool, pool, type RunOptions } from './pool.ts'
export { block, work } from './work.ts'
