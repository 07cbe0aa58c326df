import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { quantile } from '../../engine/measures/measures.ts'
import file from './runs.json' with { type: 'json' }
import { longerThan, meanWait, type Runs, scaleTop, sortedWaits, waitAt } from './sorted.ts'

const runs = file as Runs

test('every evening has a hundred readers, and sorting loses none', () => {
  for (const waits of Object.values(runs.waits)) {
    expect(waits).toHaveLength(100)
    expect(meanWait(sortedWaits(waits))).toBe(meanWait(waits))
  }
})

test('the N-th of a hundred is what the checks of a lab call pN', () => {
  for (const waits of Object.values(runs.waits)) {
    const row = sortedWaits(waits)
    for (const n of [50, 90, 99]) expect(waitAt(row, n)).toBe(quantile([...waits], n / 100))
  }
})

test('one long wait moves the mean and not the fiftieth', () => {
  const waits = [...Array(99).fill(80), 8_080]
  expect(meanWait(waits)).toBe(160)
  expect(waitAt(sortedWaits(waits), 50)).toBe(80)
  expect(longerThan(waits, 160)).toBe(1)
})

test('the scale holds every evening', () => {
  expect(scaleTop(runs)).toBe(1250)
})

test('the runs are what the lab does today', () => {
  const made = execFileSync(process.execPath, ['src/figures/hundred-sorted/make-runs.ts'], { encoding: 'utf8' })
  expect(JSON.parse(made)).toEqual(file)
}, 30_000)
