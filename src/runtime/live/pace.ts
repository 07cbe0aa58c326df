import { type Micros, SECOND } from '../../engine/time.ts'

const SLOWEST = 1 / 20
const FASTEST = 20
/** Falling behind by more than this is forgiven instead of caught up with. */
const FORGIVEN_MS = 250
const MEASURED_OVER_MS = 1_000

/** How far virtual time may have come by now: up to the chosen speed, never faster. */
export class Pace {
  private readonly wallNow: () => number
  private speed = 1
  private anchor = { wall: 0, virtual: 0 }
  private history: { wall: number; virtual: Micros }[] = []

  constructor(wallNow: () => number) {
    this.wallNow = wallNow
  }

  start(virtual: Micros): void {
    this.anchor = { wall: this.wallNow(), virtual }
    this.history = []
  }

  setSpeed(speed: number, virtual: Micros): void {
    this.speed = Math.min(FASTEST, Math.max(SLOWEST, speed))
    this.start(virtual)
  }

  /** The virtual moment to reach now, from where the run stands. */
  target(virtual: Micros): Micros {
    const wall = this.wallNow()
    const target = this.anchor.virtual + ((wall - this.anchor.wall) / 1_000) * this.speed * SECOND
    if (target - virtual > (FORGIVEN_MS / 1_000) * this.speed * SECOND) {
      this.anchor = { wall: wall - FORGIVEN_MS, virtual }
      return virtual + (FORGIVEN_MS / 1_000) * this.speed * SECOND
    }
    return Math.floor(target)
  }

  /** Virtual seconds for one wall second over the last while; 0 when held. */
  reached(virtual: Micros): number {
    const wall = this.wallNow()
    this.history.push({ wall, virtual })
    while (this.history.length > 2 && wall - (this.history[0]?.wall ?? wall) > MEASURED_OVER_MS) this.history.shift()
    const first = this.history[0]
    if (!first || wall - first.wall < 50) return this.speed
    return (virtual - first.virtual) / SECOND / ((wall - first.wall) / 1_000)
  }
}
