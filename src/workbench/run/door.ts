import type { Micros } from '../../engine/time.ts'
import { Level } from './series.ts'

/** What stands at a service's door or is being worked on: calls that arrived and are not answered, oldest first. */
export class Door {
  readonly depth = new Level()
  /** Its workers, once it has said how many they are. */
  pool: { size: number; busy: number } | null = null
  /** Call number to whether its caller has left, in order of arrival. */
  private readonly calls = new Map<number, boolean>()
  private gone = 0

  arrive(call: number, at: Micros, callerHasLeft: boolean): void {
    this.calls.set(call, callerHasLeft)
    if (callerHasLeft) this.gone += 1
    this.depth.set(at, this.waiting)
  }

  left(call: number): void {
    if (this.calls.get(call) !== false) return
    this.calls.set(call, true)
    this.gone += 1
  }

  answer(call: number, at: Micros): void {
    if (this.calls.get(call)) this.gone -= 1
    this.calls.delete(call)
    this.depth.set(at, this.waiting)
  }

  setPool(size: number, busy: number, at: Micros): void {
    this.pool = { size, busy }
    this.depth.set(at, this.waiting)
  }

  /** The process is gone, and with it all that it held. */
  clear(at: Micros): void {
    this.calls.clear()
    this.gone = 0
    if (this.pool) this.pool = { ...this.pool, busy: 0 }
    this.depth.set(at, 0)
  }

  /** Waiting and not yet with a worker. */
  get waiting(): number {
    return Math.max(0, this.calls.size - (this.pool?.busy ?? 0))
  }

  /**
   * Workers serve in order of arrival, so the oldest `busy` calls are with them. Counts whose callers have left among
   * those with the workers, and among those who wait.
   */
  get state(): DoorState {
    const busy = Math.min(this.pool?.busy ?? 0, this.calls.size)
    let staleWorkers = 0
    let front = 0
    let i = 0
    for (const [call, hasLeft] of this.calls) {
      if (i >= busy) {
        front = call
        break
      }
      if (hasLeft) staleWorkers += 1
      i += 1
    }
    const waiting = this.calls.size - busy
    const waitingLeft = Math.max(0, this.gone - staleWorkers)
    return { pool: this.pool, busy, staleWorkers, waiting, awaited: waiting - waitingLeft, left: waitingLeft, front }
  }
}

export interface DoorState {
  pool: { size: number; busy: number } | null
  busy: number
  /** Workers whose caller has left. */
  staleWorkers: number
  waiting: number
  awaited: number
  left: number
  /** Call at the front of the queue, 0 if nobody waits. */
  front: number
}
