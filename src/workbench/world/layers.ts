/** Who calls whom: callers from outside first, then services. */
export interface Graph {
  sources: string[]
  services: string[]
  wires: { from: string; to: string }[]
}

/** A place in a layer: somebody, or a bend of a wire that passes by. */
export interface Seat {
  /** Name of a source or service; '' for a bend. */
  name: string
  /** Seats that it is connected with in the layer before and in the next, by index there. */
  before: number[]
  after: number[]
}

/** A wire as the seats that it runs through, one for each layer from its caller to the one it calls. */
export interface Route {
  from: string
  to: string
  /** Layer of the first seat; the others follow. */
  first: number
  seats: number[]
  /** It runs against the order: the one it calls stands before its caller. */
  backwards: boolean
}

export interface Layers {
  layers: Seat[][]
  routes: Route[]
}

/**
 * Puts everybody in layers, callers before those they call, no more than `most` to a layer, in an order in which few
 * wires cross. Calls in a circle are cut at the call that closes it. Equal graphs give equal layers.
 */
export function layersOf(graph: Graph, most: number): Layers {
  const names = [...new Set([...graph.sources, ...graph.services])]
  const wires = graph.wires.filter(
    (wire) => names.includes(wire.from) && names.includes(wire.to) && wire.from !== wire.to,
  )
  const back = closing(names, wires)
  const ahead = wires.map((wire, i) => (back.has(i) ? { from: wire.to, to: wire.from } : wire))
  const rank = split(names, ranks(names, ahead), most)
  const layers: Seat[][] = Array.from({ length: Math.max(...rank.values()) + 1 }, () => [])
  const seatOf = new Map<string, number>()
  for (const name of names) {
    const layer = layers[rank.get(name) ?? 0] as Seat[]
    seatOf.set(name, layer.push({ name, before: [], after: [] }) - 1)
  }
  const routes = ahead.map(({ from, to }, i): Route => {
    const first = rank.get(from) ?? 0
    const last = rank.get(to) ?? 0
    const seats = [seatOf.get(from) ?? 0]
    for (let layer = first + 1; layer < last; layer++)
      seats.push((layers[layer] as Seat[]).push({ name: '', before: [], after: [] }) - 1)
    if (last > first) seats.push(seatOf.get(to) ?? 0)
    for (let step = 0; step + 1 < seats.length; step++) {
      layers[first + step]?.[seats[step] as number]?.after.push(seats[step + 1] as number)
      layers[first + step + 1]?.[seats[step + 1] as number]?.before.push(seats[step] as number)
    }
    return { from, to, first, seats, backwards: back.has(i) }
  })
  return uncross(layers, routes)
}

/** Wires that close a circle, found by walking from each name in order. */
function closing(names: string[], wires: Graph['wires']): Set<number> {
  const found = new Set<number>()
  const state = new Map<string, 'open' | 'done'>()
  const visit = (name: string) => {
    state.set(name, 'open')
    for (const [i, wire] of wires.entries()) {
      if (wire.from !== name) continue
      if (state.get(wire.to) === 'open') found.add(i)
      else if (!state.has(wire.to)) visit(wire.to)
    }
    state.set(name, 'done')
  }
  for (const name of names) if (!state.has(name)) visit(name)
  return found
}

/** Each stands one layer after the last of its callers. */
function ranks(names: string[], wires: Graph['wires']): Map<string, number> {
  const rank = new Map<string, number>()
  const rankOf = (name: string): number => {
    const known = rank.get(name)
    if (known !== undefined) return known
    const callers = wires.filter((wire) => wire.to === name).map((wire) => rankOf(wire.from) + 1)
    const found = Math.max(0, ...callers)
    rank.set(name, found)
    return found
  }
  for (const name of names) rankOf(name)
  return rank
}

/** A layer with more than `most` goes on in the next, and what comes after moves on. */
function split(names: string[], rank: Map<string, number>, most: number): Map<string, number> {
  const found = new Map<string, number>()
  let moved = 0
  for (let layer = 0; layer <= Math.max(...rank.values()); layer++) {
    const members = names.filter((name) => rank.get(name) === layer)
    const parts = Math.max(1, Math.ceil(members.length / most))
    const each = Math.ceil(members.length / parts)
    for (const [i, name] of members.entries()) found.set(name, layer + moved + Math.floor(i / each))
    moved += parts - 1
  }
  return found
}

/** Sorts each layer by where its neighbours stand, forth and back a few times; keeps the order with fewest crossings. */
function uncross(layers: Seat[][], routes: Route[]): Layers {
  let place = layers.map((layer) => layer.map((_, i) => i))
  let best = place
  let fewest = crossings(layers, place)
  for (let round = 0; round < 8 && fewest > 0; round++) {
    const side = round % 2 === 0 ? 'before' : 'after'
    const order = layers.map((_, i) => (side === 'before' ? i : layers.length - 1 - i))
    place = place.map((seats) => [...seats])
    for (const at of order) {
      const layer = layers[at] as Seat[]
      const next = place[at + (side === 'before' ? -1 : 1)]
      if (!next) continue
      const own = place[at] as number[]
      const wish = layer.map((seat, i) => mean(seat[side].map((n) => next[n] as number)) ?? (own[i] as number))
      const sorted = layer
        .map((_, i) => i)
        .sort((a, b) => (wish[a] as number) - (wish[b] as number) || (own[a] as number) - (own[b] as number))
      for (const [where, seat] of sorted.entries()) own[seat] = where
    }
    const now = crossings(layers, place)
    if (now < fewest) {
      fewest = now
      best = place
    }
  }
  return reorder(layers, routes, best)
}

function reorder(layers: Seat[][], routes: Route[], place: number[][]): Layers {
  const at = (layer: number, seat: number) => place[layer]?.[seat] as number
  return {
    layers: layers.map((layer, i) => {
      const found: Seat[] = []
      for (const [j, seat] of layer.entries())
        found[at(i, j)] = {
          name: seat.name,
          before: seat.before.map((n) => at(i - 1, n)),
          after: seat.after.map((n) => at(i + 1, n)),
        }
      return found
    }),
    routes: routes.map((route) => ({ ...route, seats: route.seats.map((seat, i) => at(route.first + i, seat)) })),
  }
}

function crossings(layers: Seat[][], place: number[][]): number {
  let count = 0
  for (let i = 0; i + 1 < layers.length; i++) {
    const steps = (layers[i] as Seat[]).flatMap((seat, j) =>
      seat.after.map((next) => [place[i]?.[j], place[i + 1]?.[next]] as [number, number]),
    )
    for (const [a, b] of steps) for (const [c, d] of steps) if (a < c && b > d) count += 1
  }
  return count
}

function mean(values: number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((a, b) => a + b, 0) / values.length
}
