import { type RunRecord, RunRefused, writeRun } from '../../engine/run-record.ts'
import type { KernelMessage, PageMessage } from '../../protocol/live.ts'
import type { LiveSession } from './session.ts'

/** The orders that are about the run under way. */
export type RunOrder = Extract<
  PageMessage,
  { type: 'run' | 'pause' | 'step' | 'speed' | 'inject' | 'lift' | 'edit' | 'ask' | 'record' }
>

/** What a run was opened with. */
export type Origin = Pick<RunRecord, 'lab' | 'labVersion' | 'seed' | 'files'>

/** A run, and what it takes to write it down. */
export interface Held {
  session: LiveSession
  origin: Origin
}

/** Carries out one order of the page, and answers where an answer is awaited. */
export function obey({ session, origin }: Held, order: RunOrder, emit: (message: KernelMessage) => void): void {
  switch (order.type) {
    case 'run':
      return session.run()
    case 'pause':
      return session.pause()
    case 'step':
      return session.step()
    case 'speed':
      return session.setSpeed(order.speed)
    case 'inject':
      session.inject(order.fault).then(
        () => emit({ type: 'reply', id: order.id, ok: true }),
        (error: unknown) => emit(failure(order.id, error)),
      )
      return
    case 'lift':
      void session.lift(order.fault)
      return
    case 'edit':
      session.edit(order.service, order.files).then(
        (error) =>
          emit(error ? { type: 'reply', id: order.id, ok: false, error } : { type: 'reply', id: order.id, ok: true }),
        (error: unknown) => emit(failure(order.id, error)),
      )
      return
    case 'ask':
      session
        .ask(order.request, (answer) => emit({ type: 'told', id: order.id, answer }))
        .catch((error: unknown) => emit(failure(order.id, error)))
      return
    case 'record':
      session.recorded().then(
        (recorded) => emit({ type: 'recorded', id: order.id, run: writeRun({ ...origin, ...recorded }) }),
        (error: unknown) => emit(failure(order.id, error)),
      )
      return
    default:
      order satisfies never
  }
}

/** The answer to an order that was not carried out. */
export function failure(id: number, error: unknown): Extract<KernelMessage, { type: 'reply'; ok: false }> {
  const found =
    error instanceof Error ? { name: error.name, message: error.message } : { name: 'Error', message: String(error) }
  const refused = error instanceof RunRefused ? { refused: { reason: error.reason, values: error.values } } : {}
  return { type: 'reply', id, ok: false, error: found, ...refused }
}
