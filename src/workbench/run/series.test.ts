import { expect, test } from 'vitest'
import { SECOND } from '../../engine/time.ts'
import { BIN, Bins } from './series.ts'

test('one call in the first microsecond of a run is not a million a second', () => {
  const bins = new Bins()
  bins.add(0)
  expect(bins.perSecond(0, SECOND)).toBe(SECOND / BIN)
})

test('a rate counts only what has passed of the current bin', () => {
  const bins = new Bins()
  for (let at = 0; at < 2 * SECOND; at += SECOND / 100) bins.add(at)
  expect(bins.perSecond(2 * SECOND - 1, SECOND)).toBeCloseTo(100, 0)
  expect(bins.perSecond(SECOND * 0.5, SECOND) * 0.5).toBeCloseTo(bins.last(SECOND * 0.5, SECOND))
})
