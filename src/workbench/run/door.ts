import type { Micros } from '../../engine/time.ts'
import { Level } from './series.ts'

/**
 * What stands at a service's door or is being worked on: calls that arrived and are not done, oldest first. A service
 * with workers says itself how many wait; which ones follows from the order, since its queue is first come, first served.
 */
export class Door {
  readonly depth = new Level()
  /** Its workers, once it has said how many they are. */
  pool: { size: number; busy: number; waiting: number } | null = null
  /** Call number to whether its caller has left, in order of arrival. */
  private readonly calls = new Map<number, boolean>()
  private gone = 0
  /**
   * Whether the service has told of its work. One that only asks others never says when it is done with a call whose
   * connection is closed, so there a call waits for as long as its caller does.
   */
  tellsOfWork = false
  /** Arrived while the process stood still: it does not know of them yet. */
  private unheard = 0
  private still = false
  private wentOn: Micros = 0

  arrive(call: number, at: Micros, callerHasLeft: boolean): void {
    this.hear(at)
    this.calls.set(call, callerHasLeft)
    if (callerHasLeft) this.gone += 1
    if (this.still) this.unheard += 1
    this.depth.set(at, this.waiting)
  }

  left(call: number, at: Micros): void {
    if (this.calls.get(call) !== false) return
    this.calls.set(call, true)
    this.gone += 1
    if (!this.pool && !this.tellsOfWork) this.depth.set(at, this.waiting)
  }

  /** Done with, by an answer. False if that was known already. */
  done(call: number, at: Micros): boolean {
    this.hear(at)
    const there = this.forget(call)
    this.depth.set(at, this.waiting)
    return there
  }

  /** Work for a call is done, whether its caller still waits or not. False if that was known already. */
  worked(call: number, at: Micros): boolean {
    this.tellsOfWork = true
    return this.done(call, at)
  }

  setPool(size: number, busy: number, waiting: number, at: Micros): void {
    this.hear(at)
    const more = busy + waiting - (this.pool ? this.pool.busy + this.pool.waiting : 0)
    if (!this.still) this.unheard = Math.max(0, this.unheard - Math.max(0, more))
    this.pool = { size, busy, waiting }
    // whoever was dropped without a word stood in front
    for (const call of this.calls.keys()) {
      if (this.calls.size - this.unheard <= busy + waiting) break
      this.forget(call)
    }
    this.depth.set(at, this.waiting)
  }

  /** The process stands still, or goes on and hears what came in meanwhile. */
  hold(still: boolean, at: Micros): void {
    this.still = still
    this.wentOn = at
  }

  /** The process is gone, and with it all that it held. */
  clear(at: Micros): void {
    this.calls.clear()
    this.gone = 0
    this.unheard = 0
    this.still = false
    if (this.pool) this.pool = { ...this.pool, busy: 0, waiting: 0 }
    this.depth.set(at, 0)
  }

  /** Waiting and not yet with a worker. */
  get waiting(): number {
    if (this.pool) return this.pool.waiting + this.unheard
    return this.tellsOfWork ? this.calls.size : this.calls.size - this.gone
  }

  /** The oldest `busy` calls are with the workers; counts whose callers have left among them, and among those who wait. */
  get state(): DoorState {
    const busy = Math.min(this.pool?.busy ?? 0, this.calls.size)
    let staleWorkers = 0
    let front = 0
    let i = 0
    for (const [call, hasLeft] of this.calls) {
      if (hasLeft && !this.pool && !this.tellsOfWork) continue
      if (i >= busy) {
        front = call
        break
      }
      if (hasLeft) staleWorkers += 1
      i += 1
    }
    const { waiting } = this
    const left = this.pool || this.tellsOfWork ? Math.min(waiting, Math.max(0, this.gone - staleWorkers)) : 0
    return {
      pool: this.pool,
      busy: this.pool?.busy ?? 0,
      staleWorkers,
      waiting,
      awaited: waiting - left,
      left,
      front: waiting > 0 ? front : 0,
    }
  }

  /** All that came in while it stood still is heard in the moment in which it goes on. */
  private hear(at: Micros): void {
    if (!this.still && at > this.wentOn) this.unheard = 0
  }

  private forget(call: number): boolean {
    const left = this.calls.get(call)
    if (left) this.gone -= 1
    this.calls.delete(call)
    return left !== undefined
  }
}

export interface DoorState {
  pool: { size: number } | null
  busy: number
  /** Workers whose caller has left. */
  staleWorkers: number
  waiting: number
  awaited: number
  left: number
  /** Call at the front of the queue, 0 if nobody waits. */
  front: number
}
