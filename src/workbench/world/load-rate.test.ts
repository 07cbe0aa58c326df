import { expect, test } from 'vitest'
import type { FaultSpan } from '../run/take.ts'
import { loadRate } from './load-rate.ts'

const guests = { name: 'guests', to: 'web', perSecond: 100, does: '' }
const bench = (...acting: [id: string, target: string, kind?: string][]) =>
  ({
    lab: { faults: [{ kind: 'surge', target: 'guests', params: { times: 3.4 } }] },
    faults: { sizes: new Map([['mine', { times: 2 }]]) },
    live: {
      world: {
        acting: acting.map(
          ([id, target, kind = 'surge']): FaultSpan => ({ id, kind, target, from: 0, to: Number.NaN }),
        ),
      },
    },
  }) as unknown as Parameters<typeof loadRate>[0]

test('a load is as many as its surges make it, by the size that was put in, else by that of the lab', () => {
  expect(loadRate(bench(), guests)).toBe(100)
  expect(loadRate(bench(['x', 'guests']), guests)).toBe(340)
  expect(loadRate(bench(['mine', 'guests']), guests)).toBe(200)
  expect(loadRate(bench(['mine', 'guests'], ['x', 'guests']), guests)).toBe(680)
  expect(loadRate(bench(['x', 'members'], ['y', 'guests', 'poison']), guests)).toBe(100)
})
