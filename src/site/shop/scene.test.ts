import { expect, test } from 'vitest'
import { Journal, Row, SERVICE_STATES } from '../../engine/journal.ts'
import { ShopScene } from './scene.ts'

const MS = 1_000
const S = 1_000 * MS
const TRAVEL = 300 * MS

function scene(write: (journal: Journal) => void): ShopScene {
  const journal = new Journal()
  for (const name of ['readers', 'web', 'orders', 'inventory', 'clerks']) journal.name(name)
  write(journal)
  const made = new ShopScene(TRAVEL, 2)
  made.read(journal.slice(0), journal.strings.slice(1))
  return made
}

const call = (journal: Journal, at: number, id: number, from: string, to: string) =>
  journal.add(Row.call, at, id, journal.name(from), journal.name(to))

test('a call is a dot on its link, then stands in the queue, then its answer goes home', () => {
  const shop = scene((journal) => {
    call(journal, 10 * S, 1, 'orders', 'inventory')
    journal.add(Row.answer, 12 * S, 1, 200, 1)
  })
  expect(shop.view(10 * S + TRAVEL + 150 * MS).dots).toEqual([{ link: 2, kind: 'request', along: 0.5 }])
  expect(shop.view(11 * S).queue).toEqual([true])
  expect(shop.view(12 * S + TRAVEL + 150 * MS).dots).toEqual([{ link: 2, kind: 'answer', along: 0.5 }])
})

test('a caller that has left makes its mark hollow, and its answer stale', () => {
  const shop = scene((journal) => {
    call(journal, 10 * S, 1, 'orders', 'inventory')
    journal.add(Row.end, 12 * S, 1, journal.name('timeout'))
    journal.add(Row.answer, 13 * S, 1, 200, 0)
  })
  expect(shop.view(12.5 * S + TRAVEL).queue).toEqual([false])
  expect(shop.view(13 * S + TRAVEL).dots[0]?.kind).toBe('stale')
})

test('the oldest calls are with the workers, as many as are busy', () => {
  const shop = scene((journal) => {
    for (let id = 1; id <= 4; id++) call(journal, id * MS, id, 'orders', 'inventory')
    for (let id = 1; id <= 4; id++) journal.add(Row.arrive, 310 * MS, id)
    journal.add(Row.pool, 400 * MS, journal.name('inventory'), journal.name('clerks'), 2, 2, 2)
  })
  const { services, queue } = shop.view(S)
  expect(services.inventory.slots).toEqual(['busy', 'busy'])
  expect(queue).toHaveLength(2)
})

test('work done for a caller who has gone leaves the queue, and goes home as a ring', () => {
  const shop = scene((journal) => {
    for (let id = 1; id <= 2; id++) call(journal, id * MS, id, 'orders', 'inventory')
    for (let id = 1; id <= 2; id++) journal.add(Row.arrive, 310 * MS, id)
    journal.add(Row.pool, 311 * MS, journal.name('inventory'), journal.name('clerks'), 2, 2, 0)
    for (let id = 1; id <= 2; id++) journal.add(Row.end, 2 * S, id, journal.name('timeout'))
    journal.add(Row.pool, 3 * S, journal.name('inventory'), journal.name('clerks'), 2, 1, 0)
  })
  expect(shop.view(2.9 * S).services.inventory.slots).toEqual(['stale', 'stale'])
  const after = shop.view(3.1 * S + TRAVEL)
  expect(after.services.inventory.slots).toEqual(['stale', 'free'])
  expect(after.dots.map((dot) => dot.kind)).toEqual(['stale'])
})

test('confirmed orders are those that ended well within the last second', () => {
  const shop = scene((journal) => {
    for (const [id, at, status] of [
      [1, 4.2, 201],
      [2, 4.9, 201],
      [3, 4.95, 503],
    ] as const) {
      call(journal, 4 * S, id, 'readers', 'web')
      journal.add(Row.end, at * S, id, 0, status)
    }
  })
  const view = shop.view(5 * S + TRAVEL)
  expect([view.confirmed, view.failed]).toEqual([2, 1])
  expect(view.tape.at(-1)).toEqual([5, 2])
})

test('a pause is kept with its beginning and end', () => {
  const shop = scene((journal) => {
    const state = (at: number, name: (typeof SERVICE_STATES)[number]) =>
      journal.add(Row.state, at, journal.name('inventory'), SERVICE_STATES.indexOf(name))
    state(0, 'up')
    state(5 * S, 'paused')
    state(9 * S, 'up')
  })
  expect(shop.view(6 * S).services.inventory.state).toBe('paused')
  expect(shop.view(10 * S).pauses).toHaveLength(1)
  expect(shop.view(10 * S).pauses[0]?.[1]).not.toBeNull()
})
