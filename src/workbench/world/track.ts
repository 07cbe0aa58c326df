import type { Point } from './layout.ts'

/** The way of a wire as a curve: to be drawn, and to move along. */
export interface Track {
  /** Path data of its two lanes: `there` lies to the right of whoever goes along, `back` to the left. */
  there: string
  back: string
  middle: Point
  /** 0 at the caller, 1 at the one it calls; `side` pixels off to the right. */
  at(share: number, side: number): Point
}

const STEPS = 14

export function trackOf(points: Point[], direction: 'across' | 'down', apart: number): Track {
  const line = sampled(points, direction)
  const lengths = [0]
  for (let i = 1; i < line.length; i++)
    lengths.push((lengths[i - 1] as number) + distance(line[i - 1] as Point, line[i] as Point))
  const whole = lengths.at(-1) as number
  const at = (share: number, side: number): Point => {
    const goal = Math.min(1, Math.max(0, share)) * whole
    let i = 1
    while (i < lengths.length - 1 && (lengths[i] as number) < goal) i += 1
    const [a, b] = [line[i - 1] as Point, line[i] as Point]
    const step = Math.max(0.001, (lengths[i] as number) - (lengths[i - 1] as number))
    const part = (goal - (lengths[i - 1] as number)) / step
    const [dx, dy] = [(b.x - a.x) / step, (b.y - a.y) / step]
    return { x: a.x + (b.x - a.x) * part - dy * side, y: a.y + (b.y - a.y) * part + dx * side }
  }
  const lane = (side: number) =>
    Array.from({ length: line.length }, (_, i) => at((lengths[i] as number) / Math.max(1, whole), side))
      .map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`)
      .join('')
  return { there: lane(apart), back: lane(-apart), middle: at(0.5, 0), at }
}

/** Smooth from one layer to the next: it leaves and arrives along the way that calls run. */
function sampled(points: Point[], direction: 'across' | 'down'): Point[] {
  const found: Point[] = [points[0] as Point]
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1] as Point, points[i] as Point]
    const bend =
      direction === 'across'
        ? [
            { x: (a.x + b.x) / 2, y: a.y },
            { x: (a.x + b.x) / 2, y: b.y },
          ]
        : [
            { x: a.x, y: (a.y + b.y) / 2 },
            { x: b.x, y: (a.y + b.y) / 2 },
          ]
    for (let step = 1; step <= STEPS; step++) found.push(cubic(a, bend[0] as Point, bend[1] as Point, b, step / STEPS))
  }
  return found
}

function cubic(a: Point, b: Point, c: Point, d: Point, t: number): Point {
  const [s0, s1, s2, s3] = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t ** 2, t ** 3] as const
  return { x: s0 * a.x + s1 * b.x + s2 * c.x + s3 * d.x, y: s0 * a.y + s1 * b.y + s2 * c.y + s3 * d.y }
}

function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y)
}
