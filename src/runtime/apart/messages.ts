import type { Effect, ServiceStart, Step } from '../../engine/process.ts'

/** What the kernel says to a worker that runs one service. */
export type ToService = { type: 'spawn'; start: ServiceStart } | { type: 'step'; number: number; step: Step }

export type FromService =
  | { type: 'ready' }
  | { type: 'effects'; number: number; effects: Effect[] }
  /** The host itself failed; a bug of ours. */
  | { type: 'broken'; message: string }
