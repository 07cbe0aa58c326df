import type { Seat } from './layers.ts'
import { PEER_GAP } from './peers.ts'

/** Sizes in pixels: along the way calls run, and across it. */
export interface Measure {
  direction: 'across' | 'down'
  /** Box along and across. */
  along: number
  across: number
  /** Least room between layers. */
  between: number
  /** They call each other, and need room for it side by side. */
  peers: ReadonlySet<string>
}

const BEND = { across: 10, down: 4 }
/** Least room between neighbours of a layer, in pixels. */
export const BESIDE = 8

function sizeOf(seat: Seat, measure: Measure): number {
  return seat.name ? measure.across : BEND[measure.direction]
}

/** Room between two neighbours of a layer: bends stand closer, where there is little. */
function besideOf(layer: Seat[], i: number, measure: Measure): number {
  if (i + 1 >= layer.length) return 0
  const [one, next] = [layer[i]?.name ?? '', layer[i + 1]?.name ?? '']
  if (measure.peers.has(one) && measure.peers.has(next)) return PEER_GAP[measure.direction]
  return measure.direction === 'down' && !(one && next) ? BESIDE / 2 : BESIDE
}

/** How much a layer takes across. */
export function breadth(layer: Seat[], measure: Measure): number {
  return layer.reduce((sum, seat, i) => sum + sizeOf(seat, measure) + besideOf(layer, i, measure), 0)
}

/** Centres across: as near to the neighbours' as order and room allow. */
export function spread(layers: Seat[][], measure: Measure, room: number): number[][] {
  const centres = layers.map((layer) => placed(layer, evenly(layer, measure, room), measure, room))
  for (let round = 0; round < 6; round++) {
    const side = round % 2 === 0 ? 'before' : 'after'
    const order = layers.map((_, i) => (side === 'before' ? i : layers.length - 1 - i))
    for (const i of order) {
      const layer = layers[i] as Seat[]
      const next = centres[i + (side === 'before' ? -1 : 1)]
      const own = centres[i] as number[]
      if (!next) continue
      const wish = layer.map((seat, j) => {
        const there = seat[side].map((n) => next[n] as number)
        return there.length === 0 ? (own[j] as number) : there.reduce((a, b) => a + b, 0) / there.length
      })
      centres[i] = placed(layer, wish, measure, room)
    }
  }
  return centres
}

/** The same, moved as one into the middle of the room. */
export function centred(layers: Seat[][], centres: number[][], measure: Measure, room: number): number[][] {
  let [first, last] = [Number.POSITIVE_INFINITY, 0]
  for (const [i, layer] of layers.entries()) {
    for (const [j, seat] of layer.entries()) {
      const [centre, half] = [centres[i]?.[j] as number, sizeOf(seat, measure) / 2]
      first = Math.min(first, centre - half)
      last = Math.max(last, centre + half)
    }
  }
  const by = (room - last - first) / 2
  return centres.map((layer) => layer.map((centre) => centre + by))
}

function evenly(layer: Seat[], measure: Measure, room: number): number[] {
  const free = (room - breadth(layer, measure)) / (layer.length + 1)
  let at = Math.max(0, free)
  return layer.map((seat, i) => {
    const size = sizeOf(seat, measure)
    const centre = at + size / 2
    at += size + besideOf(layer, i, measure) + Math.max(0, free)
    return centre
  })
}

/** The wished places, pushed apart in order until nothing touches, and kept inside the room. */
function placed(layer: Seat[], wish: number[], measure: Measure, room: number): number[] {
  const sizes = layer.map((seat) => sizeOf(seat, measure))
  const gap = (i: number) => ((sizes[i] as number) + (sizes[i + 1] as number)) / 2 + besideOf(layer, i, measure)
  const found = [...wish]
  for (let i = 1; i < found.length; i++) found[i] = Math.max(found[i] as number, (found[i - 1] as number) + gap(i - 1))
  const last = found.length - 1
  found[last] = Math.min(found[last] as number, Math.max(room - (sizes[last] as number) / 2, 0))
  for (let i = last - 1; i >= 0; i--) found[i] = Math.min(found[i] as number, (found[i + 1] as number) - gap(i))
  const over = (sizes[0] as number) / 2 - (found[0] as number)
  if (over <= 0) return found
  found[0] = (found[0] as number) + over
  for (let i = 1; i < found.length; i++) found[i] = Math.max(found[i] as number, (found[i - 1] as number) + gap(i - 1))
  return found
}
