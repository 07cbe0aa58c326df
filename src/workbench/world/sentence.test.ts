import { expect, test } from 'vitest'
import words from '../../../content/ui/workbench.en.json'
import { worldSentence } from './sentence.ts'
import type { NodeSnapshot, WireSnapshot, WorldSnapshot } from './snapshot.ts'

const door = { pool: null, busy: 10, staleWorkers: 0, waiting: 0, awaited: 0, left: 0, front: 0 }
const node: NodeSnapshot = {
  name: 'inventory',
  state: 'up',
  door,
  replicas: [],
  front: null,
  callsEach: Number.NaN,
}
const wire: WireSnapshot = {
  id: 'web>inventory',
  from: 'web',
  to: 'inventory',
  first: 150,
  retries: 0,
  awaited: 150,
  stale: 0,
  failed: 0,
  open: 1,
}
const measures = { goodput: 1, errors: 0, p50Ms: 50, p99Ms: 200, queueDepth: 0, callsPerRequest: 1, now: 5_000_000 }

function says(part: {
  node?: Partial<NodeSnapshot>
  wire?: Partial<WireSnapshot>
  goodput?: number
  now?: number
}): string {
  const world: WorldSnapshot = {
    now: part.now ?? 5_000_000,
    measures: { ...measures, goodput: part.goodput ?? 1 },
    nodes: [{ ...node, ...part.node }],
    wires: [{ ...wire, ...part.wire }],
    acting: [],
    ended: [],
  }
  return worldSentence(words, world, String)
}

test('the title of the picture is worked out from the state', () => {
  expect(says({ now: 0 })).toBe(words.world.says.ready)
  expect(says({})).toBe(words.world.says.well)
  expect(says({ node: { state: 'paused', door: { ...door, waiting: 524 } } })).toBe(
    '`inventory` stands still, and 524 calls wait at its door',
  )
  expect(says({ goodput: 0, wire: { awaited: 0, stale: 197 } })).toBe(
    '`inventory` works at full speed for callers who have left',
  )
  expect(says({ goodput: 0.6, node: { door: { ...door, left: 300, awaited: 20 } } })).toContain(
    'still clearing 300 calls',
  )
  expect(says({ node: { state: 'down' }, goodput: 0 })).toBe('`inventory` is dead, and refuses every call')
})
