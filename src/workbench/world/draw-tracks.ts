import { drawDot, fitCanvas } from './draw-dots.ts'
import type { Dot } from './flights.ts'
import type { Track } from './track.ts'

/** Pixels between the middle of a wire and each of its lanes. */
export const LANE = 4

/** Draws what is under way on all wires of a picture: requests along them, answers back. */
export function drawTracks(
  canvas: HTMLCanvasElement,
  tracks: Iterable<{ track: Track; there: Dot[]; back: Dot[] }>,
): void {
  const context = fitCanvas(canvas)
  if (!context) return
  for (const { track, there, back } of tracks) {
    for (const dot of there) {
      const { x, y } = track.at(dot.along, LANE)
      drawDot(context, dot, x, y)
    }
    for (const dot of back) {
      const { x, y } = track.at(1 - dot.along, -LANE)
      drawDot(context, dot, x, y)
    }
  }
}
