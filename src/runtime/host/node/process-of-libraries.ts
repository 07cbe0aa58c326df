import { context } from '../context.ts'

/** What the libraries of this bundle use of `process`. */
export const nextTick = (tick: (...args: unknown[]) => void, ...args: unknown[]): void =>
  context.nextTick(() => tick(...args))
export const env = {}
export default { nextTick, env }
