import { type Graph, type Layers, layersOf, type Seat } from './layers.ts'
import { peersOf, roomAround, withoutPeerCalls, withPeerCalls } from './peers.ts'
import { BESIDE, breadth, centred, type Measure, spread } from './spread.ts'

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
/** One line of text, and the least that a finger hits. */
const FLAT_BOX = 24
const HIGH_BOX = 86
const NARROW_BOX = 76
const FLAT: Measure = { direction: 'across', along: 0, across: FLAT_BOX, between: 0, peers: new Set() }

/**
 * A place for everybody in a picture this wide, and if it can be this high: boxes never overlap, callers stand before
 * those they call, and wires bend around who stands in between. The same graph in the same room gives the same picture.
 */
export function layOut(graph: Graph, width: number, height: number): Layout {
  const groups = peersOf(graph)
  if (groups.length > 0) {
    const [rest, room] = [withoutPeerCalls(graph, groups), roomAround(groups)]
    const peers = new Set(groups.flat())
    // wires past a neighbour take their room after the last layer, or under the lowest
    const narrowed = place(rest, width - room, height, peers)
    const lowered = narrowed.direction === 'across' ? narrowed : place(rest, width, height - room, peers)
    const layout = lowered.direction === 'down' ? lowered : narrowed
    const whole = withPeerCalls(layout, groups, graph.wires)
    if (whole) return { ...whole, width, height: whole.height + (layout.direction === 'down' ? room : 0) }
  }
  return place(graph, width, height, new Set())
}

function place(graph: Graph, width: number, height: number, peers: Measure['peers']): Layout {
  const { measure, layers } = seated(graph, width, height, peers)
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

function seated(
  graph: Graph,
  width: number,
  height: number,
  peers: Measure['peers'],
): { measure: Measure; layers: Layers } {
  const most = (least: number) => Math.max(3, Math.floor((height + BESIDE) / (least + BESIDE)))
  // many of one kind stand below each other with one line each, if that is what it takes not to be cut in two layers
  const flat = layersOf(graph, most(FLAT_BOX))
  const crowded = flat.layers.some((layer) => layer.filter((seat) => seat.name).length > most(LOW_BOX))
  const isFlat = crowded && flat.layers.every((layer) => breadth(layer, { ...FLAT, peers }) <= height)
  const layers = isFlat ? flat : layersOf(graph, most(LOW_BOX))
  const count = layers.layers.length
  const fitting = ACROSS.slice(0, width < CLOSE_FROM ? 1 : undefined).find(
    ({ least, gap }) => count * least + (count - 1) * gap <= width,
  )
  if (fitting) {
    const { least, gap } = fitting
    const along = Math.max(least, Math.min(WIDEST_BOX, (width - (count - 1) * gap * 1.6) / count))
    const measure: Measure = { direction: 'across', along, across: HIGH_BOX, between: gap, peers }
    for (const layer of layers.layers) {
      const boxes = layer.filter((seat) => seat.name).length
      // a little air between boxes, and what bends take
      const others = breadth(layer, { ...measure, across: 0 }) + Math.max(0, boxes - 1) * 4
      if (boxes > 0)
        measure.across = Math.max(isFlat ? FLAT_BOX : LOW_BOX, Math.min(measure.across, (height - others) / boxes))
    }
    return { measure, layers }
  }
  return seatedDown(graph, width, 3, peers)
}

/** As many beside each other as can be read. */
function seatedDown(
  graph: Graph,
  width: number,
  most: number,
  peers: Measure['peers'],
): { measure: Measure; layers: Layers } {
  const layers = layersOf(graph, most)
  const measure: Measure = { direction: 'down', along: 40, across: 128, between: 22, peers }
  for (const layer of layers.layers) {
    const boxes = layer.filter((seat) => seat.name).length
    const others = breadth(layer, { ...measure, across: 0 })
    if (boxes > 0) measure.across = Math.min(measure.across, (width - others) / boxes)
  }
  return measure.across >= NARROW_BOX || most === 1
    ? { measure: { ...measure, across: Math.max(24, measure.across) }, layers }
    : seatedDown(graph, width, most - 1, peers)
}

function lengthOf({ layers }: Layers, measure: Measure): number {
  return layers.length * measure.along + (layers.length - 1) * measure.between
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
