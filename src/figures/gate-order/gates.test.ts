import { expect, test } from 'vitest'
import { bugs, type Gate, kinds, mix, moved, send, soonest } from './gates.ts'

const usual: Gate[] = ['unit', 'contract', 'endToEnd', 'canary']
const seeds = [1, 2, 3, 4, 5]

function orders(of: readonly Gate[]): Gate[][] {
  if (of.length < 2) return [[...of]]
  return of.flatMap((first) => orders(of.filter((gate) => gate !== first)).map((rest) => [first, ...rest]))
}

test('there are a hundred bugs, mixed as assumed, and a seed gives the same ones again', () => {
  expect(bugs(1)).toHaveLength(100)
  expect(kinds.map((kind) => bugs(2).filter((bug) => bug.kind === kind).length)).toEqual(kinds.map((kind) => mix[kind]))
  expect(bugs(3)).toEqual(bugs(3))
  expect(bugs(3)).not.toEqual(bugs(4))
})

test('no order lets another bug through, and each order takes a good change as long', () => {
  for (const seed of seeds) {
    const all = bugs(seed)
    const results = orders(usual).map((order) => send(all, order))
    const [{ escaped } = { escaped: [] }] = results
    for (const one of results) expect(new Set(one.escaped)).toEqual(new Set(escaped))
    expect(new Set(results.map(({ throughMinutes }) => throughMinutes))).toEqual(new Set([33]))
  }
})

test('every bug is stopped once or escapes', () => {
  const { stopped, escaped } = send(bugs(1), usual)
  expect(stopped.flat().length + escaped.length).toBe(100)
})

test('the numbers of the lesson', () => {
  const first = send(bugs(1), usual)
  expect(first.stopped.map((some) => some.length)).toEqual([55, 11, 13, 16])
  expect(first.stoppedAfterMinutes).toBeCloseTo(9.6, 1)
  const slowFirst = send(bugs(1), ['endToEnd', 'unit', 'contract', 'canary'])
  expect(slowFirst.stopped[0]).toHaveLength(51)
  expect(slowFirst.stoppedAfterMinutes).toBeCloseTo(22.6, 1)
  const escaped = (order: Gate[]) => seeds.map((seed) => send(bugs(seed), order).escaped.length)
  expect(escaped(usual)).toEqual([5, 8, 6, 7, 12])
  expect(escaped(['unit', 'contract', 'endToEnd'])).toEqual([21, 17, 18, 19, 21])
  const unseen = seeds.map((seed) => send(bugs(seed), ['unit', 'contract', 'endToEnd']).escaped)
  expect(unseen.map((some) => some.filter(({ kind }) => kind === 'surroundings').length)).toEqual([12, 12, 10, 11, 10])
  expect(escaped([...usual, 'board'])).toEqual([5, 8, 6, 7, 11])
  expect(send(bugs(1), ['board', ...usual]).stoppedAfterMinutes).toBeGreaterThan(960)
})

test('whatever stands behind the canary protects no reader', () => {
  const all = bugs(1)
  expect(send(all, usual).met).toBe(21)
  expect(send(all, ['canary', 'unit', 'contract', 'endToEnd']).met).toBe(100)
  expect(soonest(all, usual)).toEqual(['unit', 'contract', 'canary', 'endToEnd'])
  expect(send(all, soonest(all, usual)).met).toBe(34)
  expect(send(all, ['unit', 'contract', 'endToEnd']).met).toBe(21)
})

test('most stopped a minute first: no other order stops bad changes sooner', () => {
  for (const seed of seeds) {
    const all = bugs(seed)
    const best = Math.min(...orders(usual).map((order) => send(all, order).stoppedAfterMinutes))
    expect(send(all, soonest(all, usual)).stoppedAfterMinutes).toBeCloseTo(best, 5)
  }
})

test('a gate moves by one place and stays within the row', () => {
  expect(moved(usual, 'contract', -1)).toEqual(['contract', 'unit', 'endToEnd', 'canary'])
  expect(moved(usual, 'unit', -1)).toEqual(usual)
  expect(moved(usual, 'board', 1)).toEqual(usual)
})
