import { type Micros, SECOND } from '../../engine/time.ts'
import type { Bench } from '../bench.svelte.ts'
import type { Take } from '../run/take.ts'
import { END, type Strip, stripOf } from './strip.ts'

/** The last run of the code as it came in which something was broken, for the card that shows before and after. */
export class Kept {
  before = $state.raw<Strip | null>(null)
  private readonly bench: Bench
  /** The run in which the learner's own code is at work, and from when on. */
  private own = $state.raw<{ take: Take; since: Micros } | null>(null)

  constructor(bench: Bench) {
    this.bench = bench
  }

  /** A run has begun. */
  began(): void {
    const { live, code } = this.bench
    if (code.changedAtAll) this.own = { take: live.take, since: 0 }
  }

  /** Other code goes into the run at this moment: what it was until now is worth keeping. */
  edited(): void {
    this.ends()
    const { live } = this.bench
    this.own = { take: live.take, since: live.end }
  }

  /** The run is about to end. */
  ends(): void {
    const { live } = this.bench
    if (this.own?.take === live.take) return
    const strip = stripOf(this.bench, live.take, live.end, false)
    if (strip.faults.length > 0) this.before = strip
  }

  /** The run as it stands now. It is one of the learner's own code once its end, which the card tells, is. */
  get now(): Strip {
    const { take, end } = this.bench.live
    const isOwn = this.own?.take === take && end - this.own.since >= END * SECOND
    return stripOf(this.bench, take, end, isOwn)
  }
}
