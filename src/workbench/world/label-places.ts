import type { Box, Point } from './layout.ts'
import type { Track } from './track.ts'

/** Pixels that a label takes: one line of small text. */
const HEIGHT = 17
/** Along the wire, from its middle outwards: where wires cross or run side by side, labels give way to each other. */
const SHARES = [0, 1, -1, 2, -2, 3, -3, 4, -4].map((step) => 0.5 + step * 0.05)

/**
 * Where the label of each wire stands: in the wire's middle, or as near to it as no other label and no box is in the way.
 * The same picture gives the same places. `width` is in pixels.
 */
export function labelPlaces(tracks: readonly Pick<Track, 'at'>[], boxes: Iterable<Box>, width: number): Point[] {
  const taken = [...boxes]
  return tracks.map((track) => {
    let best: Point | null = null
    let least = Number.POSITIVE_INFINITY
    for (const share of SHARES) {
      const at = track.at(share, 0)
      const hidden = taken.reduce((sum, box) => sum + overlap(boxAround(at, width), box), 0)
      // what is as free and nearer to the middle comes first
      if (hidden < least - 1) [best, least] = [at, hidden]
    }
    const place = best ?? track.at(0.5, 0)
    taken.push(boxAround(place, width))
    return place
  })
}

function boxAround({ x, y }: Point, width: number): Box {
  return { x: x - width / 2, y: y - HEIGHT / 2, width, height: HEIGHT }
}

/** Square pixels that two boxes share. */
function overlap(one: Box, other: Box): number {
  const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
  const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
  return across > 0 && down > 0 ? across * down : 0
}
