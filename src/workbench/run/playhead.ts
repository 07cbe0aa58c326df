import type { Micros } from '../../engine/time.ts'

/** How far the picture runs behind what is known, on the wall: messages come in bunches, dots move evenly. */
const BEHIND_MS = 120

/** The moment that the picture shows: it runs evenly behind the kernel's clock, and stands when that stands. */
export class Playhead {
  /** The kernel's clock when it was last heard of. */
  known: Micros = 0
  shown: Micros = 0
  private running = false
  private speed = 1
  private wall = Number.NaN

  reset(): void {
    this.known = 0
    this.shown = 0
    this.running = false
    this.wall = Number.NaN
  }

  know(now: Micros, running: boolean, speed: number): void {
    this.known = now
    this.running = running
    this.speed = speed
    if (!running) this.shown = now
  }

  /** Moves on to a moment on the wall, in milliseconds; says whether the picture changed. */
  move(wall: number): boolean {
    const before = this.shown
    const passed = Number.isNaN(this.wall) ? 0 : wall - this.wall
    this.wall = wall
    if (!this.running) return false
    const behind = BEHIND_MS * 1_000 * this.speed
    const aim = this.shown + passed * 1_000 * this.speed
    // never ahead of what is known, never further behind than three bunches
    this.shown = Math.min(this.known, Math.max(aim, this.known - 3 * behind))
    return this.shown !== before
  }
}
