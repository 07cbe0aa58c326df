import { type Graph, type Layers, layersOf, type Seat } from './layers.ts'

export interface Point {
  x: number
  y: number
}

/** Left and top of a box in pixels, and how large it is. */
export interface Box extends Point {
  width: number
  height: number
}

export interface PlacedWire {
  from: string
  to: string
  /** From the caller's box to the box of the one it calls, bends included. */
  points: Point[]
}

export interface Layout {
  width: number
  /** At least the height that was asked for; more if everybody needs it. */
  height: number
  /** 'across': calls run to the right. 'down': there is no room for that, and they run downwards. */
  direction: 'across' | 'down'
  /** Free room between one layer's boxes and the next one's, in pixels. */
  between: number
  boxes: Map<string, Box>
  wires: PlacedWire[]
}

/** Sizes in pixels: along the way calls run, and across it. */
interface Measure {
  direction: Layout['direction']
  /** Box along and across. */
  along: number
  across: number
  /** Least room between layers. */
  between: number
}

const BEND = { across: 10, down: 4 }
const WIDEST_BOX = 176
/** Least box and least room between layers, in pixels, for calls that run across: the first that all have room for. */
const ACROSS = [
  { least: 116, gap: 56 },
  { least: 100, gap: 40 },
  { least: 92, gap: 32 },
]
/** Narrower pictures have their calls run downwards rather than put boxes close together. */
const CLOSE_FROM = 600
const LOW_BOX = 46
const HIGH_BOX = 86
const NARROW_BOX = 76
const BESIDE = 8

/**
 * A place for everybody in a picture this wide, and if it can be this high: boxes never overlap, callers stand before
 * those they call, and wires bend around who stands in between. The same graph in the same room gives the same picture.
 */
export function layOut(graph: Graph, width: number, height: number): Layout {
  const { measure, layers } = seated(graph, width, height)
  const down = measure.direction === 'down'
  const roomAlong = down ? Math.max(height, lengthOf(layers, measure)) : width
  const needed = Math.max(...layers.layers.map((layer) => breadth(layer, measure)))
  const roomAcross = down ? width : Math.max(height, needed)
  const centres = centred(layers.layers, spread(layers.layers, measure, roomAcross), measure, roomAcross)
  const pitch =
    layers.layers.length > 1 ? (roomAlong - measure.along) / (layers.layers.length - 1) : roomAlong - measure.along
  const at = (layer: number, seat: number) => ({ along: pitch * layer, across: centres[layer]?.[seat] as number })

  const boxes = new Map<string, Box>()
  for (const [i, layer] of layers.layers.entries()) {
    for (const [j, { name }] of layer.entries()) {
      if (!name) continue
      const { along, across } = at(i, j)
      const start = across - measure.across / 2
      boxes.set(
        name,
        down
          ? { x: start, y: along, width: measure.across, height: measure.along }
          : { x: along, y: start, width: measure.along, height: measure.across },
      )
    }
  }
  const point = (along: number, across: number): Point => (down ? { x: across, y: along } : { x: along, y: across })
  const wires = layers.routes.map((route): PlacedWire => {
    const ports = route.seats.map((seat, i) => {
      const { along, across } = at(route.first + i, seat)
      const offset = (end: 'before' | 'after') => port(layers.layers, route, i, end, measure)
      if (i === 0) return [point(along + measure.along, across + offset('after'))]
      if (i === route.seats.length - 1) return [point(along, across + offset('before'))]
      return [point(along, across), point(along + measure.along, across)]
    })
    const points = ports.flat()
    return route.backwards
      ? { from: route.to, to: route.from, points: points.reverse() }
      : { from: route.from, to: route.to, points }
  })
  return {
    width,
    height: down ? roomAlong : roomAcross,
    direction: measure.direction,
    between: pitch - measure.along,
    boxes,
    wires,
  }
}

function seated(graph: Graph, width: number, height: number): { measure: Measure; layers: Layers } {
  const most = Math.max(3, Math.floor((height + BESIDE) / (LOW_BOX + BESIDE)))
  const layers = layersOf(graph, most)
  const count = layers.layers.length
  const fitting = ACROSS.slice(0, width < CLOSE_FROM ? 1 : undefined).find(
    ({ least, gap }) => count * least + (count - 1) * gap <= width,
  )
  if (fitting) {
    const { least, gap } = fitting
    const along = Math.max(least, Math.min(WIDEST_BOX, (width - (count - 1) * gap * 1.6) / count))
    const measure: Measure = { direction: 'across', along, across: HIGH_BOX, between: gap }
    for (const layer of layers.layers) {
      const boxes = layer.filter((seat) => seat.name).length
      // a little air between boxes, and what bends take
      const others = breadth(layer, { ...measure, across: 0 }) + Math.max(0, boxes - 1) * 4
      if (boxes > 0) measure.across = Math.max(LOW_BOX, Math.min(measure.across, (height - others) / boxes))
    }
    return { measure, layers }
  }
  return seatedDown(graph, width, 3)
}

/** As many beside each other as can be read. */
function seatedDown(graph: Graph, width: number, most: number): { measure: Measure; layers: Layers } {
  const layers = layersOf(graph, most)
  const measure: Measure = { direction: 'down', along: 40, across: 128, between: 22 }
  for (const layer of layers.layers) {
    const boxes = layer.filter((seat) => seat.name).length
    const others = breadth(layer, { ...measure, across: 0 })
    if (boxes > 0) measure.across = Math.min(measure.across, (width - others) / boxes)
  }
  return measure.across >= NARROW_BOX || most === 1
    ? { measure: { ...measure, across: Math.max(24, measure.across) }, layers }
    : seatedDown(graph, width, most - 1)
}

function lengthOf({ layers }: Layers, measure: Measure): number {
  return layers.length * measure.along + (layers.length - 1) * measure.between
}

function sizeOf(seat: Seat, measure: Measure): number {
  return seat.name ? measure.across : BEND[measure.direction]
}

/** Room between two neighbours of a layer: bends stand closer, where there is little. */
function besideOf(layer: Seat[], i: number, measure: Measure): number {
  if (i + 1 >= layer.length) return 0
  return measure.direction === 'down' && !(layer[i]?.name && layer[i + 1]?.name) ? BESIDE / 2 : BESIDE
}

function breadth(layer: Seat[], measure: Measure): number {
  return layer.reduce((sum, seat, i) => sum + sizeOf(seat, measure) + besideOf(layer, i, measure), 0)
}

/** Centres across: as near to the neighbours' as order and room allow. */
function spread(layers: Seat[][], measure: Measure, room: number): number[][] {
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
function centred(layers: Seat[][], centres: number[][], measure: Measure, room: number): number[][] {
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

/** Wires leave and reach a box side by side, in the order of where they come from or go. */
function port(
  layers: Seat[][],
  route: Layers['routes'][number],
  step: number,
  end: 'before' | 'after',
  measure: Measure,
): number {
  const seat = layers[route.first + step]?.[route.seats[step] as number]
  const others = [...(seat?.[end] ?? [])].sort((a, b) => a - b)
  const mine = others.indexOf(route.seats[step + (end === 'after' ? 1 : -1)] as number)
  if (others.length < 2 || mine < 0) return 0
  const apart = Math.min(16, (measure.across - 12) / (others.length - 1))
  return (mine - (others.length - 1) / 2) * apart
}
