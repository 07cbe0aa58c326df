import { quantile } from '../../engine/measures/measures.ts'
import { type Micros, SECOND } from '../../engine/time.ts'

/** Width of a bin: a quarter of a virtual second. */
export const BIN: Micros = 250_000

/**
 * One number for each quarter of a virtual second, added up as rows come in, so that charts and live measures never
 * look at all calls again.
 */
export class Bins {
  readonly values: number[] = []

  add(at: Micros, amount = 1): void {
    const bin = Math.floor(at / BIN)
    this.reach(bin)
    this.values[bin] = (this.values[bin] as number) + amount
  }

  /** Sum over the bin of `now` and those that reach `span` back from it. */
  last(now: Micros, span: Micros): number {
    const to = Math.floor(now / BIN)
    let sum = 0
    for (let bin = Math.max(0, to - Math.ceil(span / BIN) + 1); bin <= to; bin++) sum += this.values[bin] ?? 0
    return sum
  }

  /** The same as a rate: a second's worth, counting only what has passed of the current bin. */
  perSecond(now: Micros, span: Micros): number {
    return (this.last(now, span) / covered(now, span)) * 1_000_000
  }

  private reach(bin: number): void {
    while (this.values.length <= bin) this.values.push(0)
  }
}

/** A level rather than a count: each bin holds the last value set in it, or the one before. */
export class Level {
  readonly values: number[] = []
  private current = 0

  set(at: Micros, value: number): void {
    this.reach(at)
    this.current = value
    this.values[Math.floor(at / BIN)] = value
  }

  /** Carries the last value on to `at`. */
  reach(at: Micros): void {
    const bin = Math.floor(at / BIN)
    while (this.values.length <= bin) this.values.push(this.current)
  }
}

/** Levels by name, in the order in which they were first set. */
export class Levels {
  readonly byName = new Map<string, Level>()

  set(name: string, at: Micros, value: number): void {
    const level = this.byName.get(name) ?? new Level()
    this.byName.set(name, level)
    level.set(at, value)
  }
}

/** How much virtual time the bins that `last` adds up have seen so far. */
export function covered(now: Micros, span: Micros): Micros {
  const to = Math.floor(now / BIN)
  const from = Math.max(0, to - Math.ceil(span / BIN) + 1)
  // a whole bin of a run that has hardly begun: one call in its first microsecond is no million a second
  return Math.max(BIN, now - from * BIN)
}

/** What is counted for readers. */
export class LoadSeries {
  readonly offered = new Bins()
  readonly ended = new Bins()
  readonly well = new Bins()
  readonly failed = new Bins()
  /** The same by what went wrong: 'HTTP 503', or the name of a failure. */
  readonly failedBy = new Map<string, Bins>()
  /** Microseconds that each well-answered request took, by bin of its end. */
  readonly latencies: number[][] = []
  /** Asked and not over yet. */
  open = 0
  private readonly quantiles = new Map<number, number[]>()

  failedWith(kind: string, at: Micros): void {
    this.failed.add(at)
    const series = this.failedBy.get(kind) ?? new Bins()
    this.failedBy.set(kind, series)
    series.add(at)
  }

  took(at: Micros, micros: Micros): void {
    const bin = Math.floor(at / BIN)
    while (this.latencies.length <= bin) this.latencies.push([])
    this.latencies[bin]?.push(micros)
  }

  /**
   * Latency in microseconds that this share stayed within over the second that ends with a bin that is over; NaN if
   * nothing ended well in it. Each is worked out once: what is over does not change.
   */
  quantileAt(bin: number, share: number): number {
    const known = this.quantiles.get(share) ?? []
    this.quantiles.set(share, known)
    const found =
      known[bin] ?? quantile(this.latencies.slice(Math.max(0, bin + 1 - SECOND / BIN), bin + 1).flat(), share)
    known[bin] = found
    return found
  }

  /** Latencies of what ended well in the last `span`. */
  recent(now: Micros, span: Micros): number[] {
    const to = Math.floor(now / BIN)
    return this.latencies.slice(Math.max(0, to - Math.ceil(span / BIN) + 1), to + 1).flat()
  }
}

/** What is counted on one link. */
export class LinkSeries {
  readonly first = new Bins()
  readonly retries = new Bins()
  /** Answers whose caller still waited, and whose caller had gone. */
  readonly awaited = new Bins()
  readonly stale = new Bins()
  /** Answers that said no, or calls that ended without one. */
  readonly failed = new Bins()
  /** Answers that said yes in time. */
  readonly well = new Bins()
  /** Calls that set out and are not over. */
  open = 0
}
