import { expect, test } from 'vitest'
import { Random } from '../../engine/random.ts'
import { behind, fate, LOADS_S, lagAt, meanWait, path, RELOADS_S, readers, STEPS, THINKS_S, vanished } from './lag.ts'

test('the numbers of the lesson', () => {
  expect(behind(0.05) * 100).toBeCloseTo(0.26, 1)
  expect(behind(0.5) * 100).toBeCloseTo(41.9, 1)
  expect(behind(2) * 100).toBeCloseTo(78.7, 1)
  expect(vanished(0.5) * 100).toBeCloseTo(2.9, 1)
  expect(vanished(2) * 100).toBeCloseTo(9.5, 1)
  expect(behind(0.5, 1) * 100).toBeCloseTo(5.7, 1)
  expect(meanWait(0.5, 1)).toBeCloseTo(0.181, 3)
})

test('readers that are drawn one by one fare as the formulas say', () => {
  const draw = new Random('lag-lever/test')
  const exponential = (mean: number) => -mean * Math.log(1 - draw.next())
  const [lagS, waitS, n] = [0.5, 0.3, 200_000]
  const seen = { missed: 0, source: 0, vanished: 0, waitS: 0 }
  for (let i = 0; i < n; i++) {
    const looks = LOADS_S + exponential(THINKS_S)
    const [here, there] = [exponential(lagS), exponential(lagS)]
    if (here > looks) seen.missed++
    else if (there > looks + RELOADS_S) seen.vanished++
    if (here > looks + waitS) seen.source++
    seen.waitS += Math.min(waitS, Math.max(0, here - looks))
  }
  expect(seen.missed / n).toBeCloseTo(behind(lagS), 2)
  expect(seen.source / n).toBeCloseTo(behind(lagS, waitS), 2)
  expect(seen.vanished / n).toBeCloseTo(vanished(lagS), 2)
  expect(seen.waitS / n).toBeCloseTo(meanWait(lagS, waitS), 2)
})

test('over many evenings the hundred readers miss their order as often as the curve says', () => {
  let missed = 0
  for (let evening = 0; evening < 200; evening++)
    missed += readers(evening).filter((reader) => fate(reader, 0.5, null) === 'missed').length
  expect(missed / 20_000).toBeCloseTo(behind(0.5), 1)
})

test('with a version nobody misses the order, and whoever misses it without keeps missing it with more lag', () => {
  for (const reader of readers(1)) {
    let missed = false
    for (let step = 0; step <= STEPS; step++) {
      expect(fate(reader, lagAt(step), 0.3)).not.toBe('missed')
      const now = fate(reader, lagAt(step), null) === 'missed'
      expect(now || !missed).toBe(true)
      missed = now
    }
  }
})

test('the scale goes from 10 ms to 10 s, and the path rises along it', () => {
  expect([0, 7, 10, 17, 23, STEPS].map(lagAt)).toEqual([0.01, 0.05, 0.1, 0.5, 2, 10])
  expect(path(0)).toMatch(/^M0 100L1 100/)
})
