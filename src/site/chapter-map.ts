import type { Opening } from '../content/opening.ts'

/** A lesson or lab as it stands on a chapter's map. */
export interface Place {
  kind: 'lesson' | 'lab'
  id: string
  says: string
  /** Ids on which it builds. */
  after: string[]
  /** Column: 0 builds on nothing, the others stand one to the right of what they build on. */
  column: number
  /** Place in its column, from 0. */
  row: number
}

/** What is known of a place that the map's author did not name. */
export interface Known {
  kind: 'lesson' | 'lab'
  id: string
  summary: string
}

/**
 * Places all lessons and labs of a chapter, in the author's order; those that the author did not name follow the lesson
 * before them. Names on the map that do not exist are left out, since the site shows only what there is.
 */
export function placeMap(map: Opening['map'], known: Known[]): Place[] {
  const named = map.filter((one) => known.some(({ kind, id }) => kind === one.kind && id === one.id))
  const texts = known.map(({ kind, id, summary }, i) => {
    const own = named.find((one) => one.kind === kind && one.id === id)
    const before = known.slice(0, i).findLast((one) => one.kind === 'lesson')
    return own ?? { kind, id, says: summary, after: before ? [before.id] : [] }
  })
  const places: Place[] = []
  const order = [...texts].sort((a, b) => orderOf(named, a) - orderOf(named, b))
  for (const one of order) {
    const before = places.filter((place) => one.after.includes(place.id))
    const column = Math.max(-1, ...before.map((place) => place.column)) + 1
    const row = places.filter((place) => place.column === column).length
    places.push({ ...one, after: before.map((place) => place.id), column, row })
  }
  return places
}

/** The place that an arrow key leads to, if there is one. */
export function neighbour(places: Place[], id: string, key: string): Place | undefined {
  const here = places.find((place) => place.id === id)
  if (!here) return undefined
  const inColumn = (row: number) => places.find((place) => place.column === here.column && place.row === row)
  switch (key) {
    case 'ArrowLeft':
      return places.findLast((place) => here.after.includes(place.id))
    case 'ArrowRight':
      return places.find((place) => place.after.includes(here.id))
    case 'ArrowUp':
      return inColumn(here.row - 1)
    case 'ArrowDown':
      return inColumn(here.row + 1)
    default:
      return undefined
  }
}

/** What the author named comes in the author's order; the rest after it. */
function orderOf(named: { kind: string; id: string }[], place: { kind: string; id: string }): number {
  const at = named.findIndex((one) => one.kind === place.kind && one.id === place.id)
  return at < 0 ? named.length : at
}
