import type { Graph } from './layers.ts'
import type { Box, Layout, PlacedWire, Point } from './layout.ts'

type Wire = Graph['wires'][number]

/** Room between neighbours that call each other, and how far two wires between them lie from the middle, in pixels. */
export const PEER_GAP = { across: 34, down: 26 }
const OFF = 11
/** How far wires past a neighbour keep from the boxes and from each other. */
const AROUND = { first: 13, each: 14 }

/** Services of which each calls each other, three or more: no order of callers puts one before another. */
export function peersOf(graph: Graph): string[][] {
  const calls = new Set(graph.wires.map((wire) => `${wire.from}>${wire.to}`))
  const mutual = (a: string, b: string) => calls.has(`${a}>${b}`) && calls.has(`${b}>${a}`)
  const found: string[][] = []
  for (const name of graph.services) {
    const group = found.find((one) => one.every((other) => mutual(other, name)))
    if (group) group.push(name)
    else found.push([name])
  }
  return found.filter((group) => group.length > 2)
}

/** The graph without the calls of peers among each other. */
export function withoutPeerCalls(graph: Graph, groups: string[][]): Graph {
  return { ...graph, wires: graph.wires.filter((wire) => !together(wire, groups)) }
}

/** Pixels that wires past neighbours take beside the boxes. */
export function roomAround(groups: string[][]): number {
  const most = Math.max(...groups.map(({ length }) => length * length - length - 2 * (length - 1)))
  return AROUND.first + most * AROUND.each
}

/** The picture with the calls of peers put in, or null if they do not stand in one layer side by side. */
export function withPeerCalls(layout: Layout, groups: string[][], wires: Wire[]): Layout | null {
  const down = layout.direction === 'down'
  const added: PlacedWire[] = []
  for (const group of groups) {
    const boxes = group
      .map((name) => ({ name, box: layout.boxes.get(name) as Box }))
      .sort((a, b) => (down ? a.box.x - b.box.x : a.box.y - b.box.y))
    const layer = (box: Box) => Math.round(down ? box.y : box.x)
    if (boxes.some(({ box }) => layer(box) !== layer(boxes[0]?.box as Box))) return null
    const order = boxes.map(({ name }) => name)
    let around = 0
    for (const wire of wires.filter((one) => together(one, [group]))) {
      const [i, j] = [order.indexOf(wire.from), order.indexOf(wire.to)]
      const [from, to] = [boxes[i]?.box as Box, boxes[j]?.box as Box]
      const near = Math.abs(i - j) === 1
      const points = near ? between(from, to, down) : past(from, to, down, AROUND.first + around++ * AROUND.each)
      added.push({ ...wire, points })
    }
  }
  return { ...layout, wires: [...layout.wires, ...added] }
}

function together({ from, to }: Wire, groups: string[][]): boolean {
  return groups.some((group) => group.includes(from) && group.includes(to))
}

/** From side to facing side; the two directions lie beside each other. */
function between(from: Box, to: Box, down: boolean): Point[] {
  const ahead = down ? from.x < to.x : from.y < to.y
  const off = ahead ? -OFF : OFF
  if (down) {
    const y = from.y + from.height / 2 + off
    return ahead
      ? [
          { x: from.x + from.width, y },
          { x: to.x, y },
        ]
      : [
          { x: from.x, y },
          { x: to.x + to.width, y },
        ]
  }
  const x = from.x + from.width / 2 + off * 1.6
  return ahead
    ? [
        { x, y: from.y + from.height },
        { x, y: to.y },
      ]
    : [
        { x, y: from.y },
        { x, y: to.y + to.height },
      ]
}

/** Out of the side that calls leave by, past whoever stands between, and in again. */
function past(from: Box, to: Box, down: boolean, out: number): Point[] {
  const at = (box: Box, far: number): Point =>
    down
      ? { x: box.x + box.width / 2 + (box.x < Math.max(from.x, to.x) ? -1 : 1) * far, y: box.y + box.height }
      : { x: box.x + box.width, y: box.y + box.height / 2 + (box.y < Math.max(from.y, to.y) ? -1 : 1) * far }
  const far = (out - AROUND.first) / 2
  const [a, b] = [at(from, far), at(to, far)]
  return down
    ? [a, { x: a.x, y: a.y + out }, { x: b.x, y: b.y + out }, b]
    : [a, { x: a.x + out, y: a.y }, { x: b.x + out, y: b.y }, b]
}
