import type { Random } from '../random.ts'
import { type ArrivalPlan, type Arrivals, arrivalsOf } from './arrivals.ts'
import type { Load, LoadWorld, Rhythm } from './load.ts'

/** Readers who come whether or not the service keeps up. */
export class OpenLoop implements Rhythm {
  private readonly load: Load
  private readonly world: Pick<LoadWorld, 'queue' | 'now'>
  private readonly draw: Random
  private readonly arrivals: Arrivals
  private readonly recorded: boolean

  constructor(
    load: Load,
    plan: Exclude<ArrivalPlan, { kind: 'closed' }>,
    world: Pick<LoadWorld, 'queue' | 'now'>,
    draw: Random,
  ) {
    this.load = load
    this.world = world
    this.draw = draw
    this.arrivals = arrivalsOf(plan)
    this.recorded = plan.kind === 'trace'
  }

  start(): void {
    this.next()
  }

  ended(): void {}

  surged(): void {}

  /** A surge sends each moment of a trace so many times; of a fraction, one more by chance. */
  private atOnce(): number {
    const { factor } = this.load
    if (!this.recorded || factor === 1) return 1
    return Math.floor(factor) + (this.draw.chance(factor % 1) ? 1 : 0)
  }

  private next(): void {
    const at = this.arrivals(this.world.now(), this.load.factor, this.draw)
    if (at === Number.POSITIVE_INFINITY) return
    this.world.queue.plan(at, () => {
      for (let left = this.atOnce(); left > 0; left--) this.load.ask()
      this.next()
    })
  }
}
