import type { Random } from '../random.ts'
import type { ArrivalPlan } from './arrivals.ts'
import type { Load, LoadWorld, Rhythm } from './load.ts'

/**
 * A fixed number of users, each of whom asks, waits for the answer, thinks and asks again. When the service is slow
 * they ask less: such a load hides overload, which is why it is not the usual one here.
 */
export class ClosedLoop implements Rhythm {
  private readonly load: Load
  private readonly plan: Extract<ArrivalPlan, { kind: 'closed' }>
  private readonly world: Pick<LoadWorld, 'queue' | 'now'>
  private readonly draw: Random
  private users = 0

  constructor(
    load: Load,
    plan: Extract<ArrivalPlan, { kind: 'closed' }>,
    world: Pick<LoadWorld, 'queue' | 'now'>,
    draw: Random,
  ) {
    this.load = load
    this.plan = plan
    this.world = world
    this.draw = draw
  }

  start(): void {
    this.surged()
  }

  /** A user has an answer, or has given up: one who is too many goes, the others think. */
  ended(): void {
    if (this.users > this.wanted) this.users -= 1
    else this.think()
  }

  /** More users come at once and begin by thinking; those who are too many go when they next have an answer. */
  surged(): void {
    while (this.users < this.wanted) {
      this.users += 1
      this.think()
    }
  }

  private get wanted(): number {
    return Math.round(this.plan.users * this.load.factor)
  }

  private think(): void {
    const gap = Math.max(1, Math.round(this.draw.exponential(this.plan.think)))
    this.world.queue.plan(this.world.now() + gap, () => this.load.ask())
  }
}
