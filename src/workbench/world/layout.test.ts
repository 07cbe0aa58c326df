import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Graph } from './layers.ts'
import { type Box, layOut } from './layout.ts'

const names = (count: number) => Array.from({ length: count }, (_, i) => `s${i}`)

/** 2 to 12 services; each is called by somebody, and a few calls more run any way, circles included. */
const graphs = fc.integer({ min: 2, max: 12 }).chain((count) =>
  fc
    .tuple(
      fc.tuple(...Array.from({ length: count - 1 }, (_, i) => fc.integer({ min: 0, max: i }))),
      fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 8 }),
    )
    .map(([parents, more]): Graph => {
      const services = names(count)
      const wires = [
        { from: 'readers', to: 's0' },
        ...parents.map((parent, i) => ({ from: `s${parent}`, to: `s${i + 1}` })),
        ...more.map(([from, to]) => ({ from: `s${from}`, to: `s${to}` })),
      ]
      return { sources: ['readers'], services, wires }
    }),
)
const rooms = fc.constantFrom([328, 160], [360, 160], [720, 240], [1_040, 240], [2_000, 300]) as fc.Arbitrary<
  [number, number]
>

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width - 0.01 && b.x < a.x + a.width - 0.01 && a.y < b.y + b.height - 0.01 && b.y < a.y + a.height - 0.01

test('2 to 12 services never overlap and never leave the picture, however they call each other', () => {
  fc.assert(
    fc.property(graphs, rooms, (graph, [width, height]) => {
      const layout = layOut(graph, width, height)
      const boxes = [...layout.boxes.values()]
      expect(boxes).toHaveLength(graph.services.length + 1)
      for (const [i, box] of boxes.entries()) {
        expect(box.x).toBeGreaterThanOrEqual(-0.01)
        expect(box.y).toBeGreaterThanOrEqual(-0.01)
        expect(box.x + box.width).toBeLessThanOrEqual(layout.width + 0.01)
        expect(box.y + box.height).toBeLessThanOrEqual(layout.height + 0.01)
        for (const other of boxes.slice(i + 1)) expect(overlap(box, other)).toBe(false)
      }
    }),
    { numRuns: 300 },
  )
})

test('every wire that does not close a circle begins at its caller and ends at the one it calls', () => {
  fc.assert(
    fc.property(graphs, rooms, (graph, [width, height]) => {
      for (const wire of layOut(graph, width, height).wires) {
        expect(wire.points.length).toBeGreaterThanOrEqual(2)
        for (const { x, y } of wire.points) expect(Number.isFinite(x + y)).toBe(true)
      }
    }),
    { numRuns: 100 },
  )
})

test('the same graph in the same room gives the same picture', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      expect(layOut(graph, 1_040, 240)).toEqual(layOut(structuredClone(graph), 1_040, 240))
    }),
    { numRuns: 30 },
  )
})

test('where there is room calls run to the right, on a phone downwards', () => {
  const graph: Graph = {
    sources: ['readers'],
    services: ['web', 'orders', 'inventory'],
    wires: [
      { from: 'readers', to: 'web' },
      { from: 'web', to: 'orders' },
      { from: 'orders', to: 'inventory' },
    ],
  }
  const wide = layOut(graph, 1_040, 240)
  expect(wide.direction).toBe('across')
  expect(wide.boxes.get('orders')?.x).toBeGreaterThan(wide.boxes.get('web')?.x ?? 0)
  const narrow = layOut(graph, 328, 160)
  expect(narrow.direction).toBe('down')
  expect(narrow.boxes.get('orders')?.y).toBeGreaterThan(narrow.boxes.get('web')?.y ?? 0)
})

test('eight copies behind three callers stand in one layer, in view, and high enough for a finger', () => {
  const [webs, copies] = [names(3).map((name) => `web-${name}`), names(8).map((name) => `search-${name}`)]
  const readers = names(3).map((name) => `readers-${name}`)
  const graph: Graph = {
    sources: readers,
    services: [...webs, ...copies],
    wires: [
      ...webs.map((to, i) => ({ from: readers[i] as string, to })),
      ...webs.flatMap((from) => copies.map((to) => ({ from, to }))),
    ],
  }
  const { boxes, height } = layOut(graph, 992, 260)
  expect(height).toBe(260)
  expect(new Set(copies.map((name) => boxes.get(name)?.x)).size).toBe(1)
  for (const name of copies) expect(boxes.get(name)?.height).toBeGreaterThanOrEqual(24)
  // where there is no room for that, as before: two layers, boxes of two lines
  const low = layOut(graph, 992, 200)
  expect(new Set(copies.map((name) => low.boxes.get(name)?.x)).size).toBeGreaterThan(1)
})

test('six layers run across where the page is 1280 px wide, and boxes get lower before the picture gets higher than its room', () => {
  const units = ['shop', 'annex', 'kiosk']
  const loads = ['browsers', 'searchers', 'buyers']
  const graph: Graph = {
    sources: loads,
    services: ['web', ...units, 'meter'],
    wires: [
      ...loads.map((from) => ({ from, to: 'web' })),
      { from: 'meter', to: 'web' },
      ...units.map((to) => ({ from: 'web', to })),
      ...units.flatMap((from) => units.filter((to) => to !== from).map((to) => ({ from, to }))),
    ],
  }
  const { direction, height } = layOut(graph, 880, 210)
  expect(direction).toBe('across')
  expect(height).toBe(210)
})

test('three services that call each other stand side by side, with a wire each way between every two', () => {
  const cities = ['seoul', 'busan', 'jeju']
  const calls = cities.flatMap((from) => cities.filter((to) => to !== from).map((to) => ({ from, to })))
  const readers = cities.map((city) => ({ from: `readers of ${city}`, to: city }))
  const graph: Graph = {
    sources: readers.map((one) => one.from),
    services: cities,
    wires: [...readers, ...calls],
  }
  for (const [width, height] of [
    [284, 150],
    [990, 250],
  ] as const) {
    const { boxes, wires, direction, ...size } = layOut(graph, width, height)
    const down = direction === 'down'
    expect(down).toBe(width === 284)
    const [seoul, busan, jeju] = cities.map((city) => boxes.get(city) as Box)
    expect(new Set([seoul, busan, jeju].map((box) => (down ? box?.y : box?.x))).size).toBe(1)
    expect(wires).toHaveLength(9)
    for (const call of calls) {
      const points = wires.find((one) => one.from === call.from && one.to === call.to)?.points ?? []
      for (const { x, y } of points) {
        expect(x).toBeGreaterThanOrEqual(0)
        expect(x).toBeLessThanOrEqual(size.width)
        expect(y).toBeLessThanOrEqual(size.height)
      }
      const [first, last] = [points[0], points.at(-1)]
      const touches = (point: { x: number; y: number } | undefined, box: Box | undefined) =>
        point &&
        box &&
        overlap(
          { ...point, width: 2, height: 2 },
          { x: box.x - 1, y: box.y - 1, width: box.width + 2, height: box.height + 2 },
        )
      expect(touches(first, boxes.get(call.from))).toBe(true)
      expect(touches(last, boxes.get(call.to))).toBe(true)
    }
  }
})
