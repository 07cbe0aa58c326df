import { expect, test } from 'vitest'
import { runInThread } from './make-runs.ts'
import file from './runs.json' with { type: 'json' }
import {
  BOTTOM_DAYS,
  featuresLoad,
  height,
  layersAt,
  layersLoad,
  medianBand,
  medianPath,
  type Runs,
  spread,
  TOP_DAYS,
  waiting,
} from './twelve.ts'

const runs = file as unknown as Runs
const layers = (back: number, off: number) => spread(layersAt(runs, back, off), 'median')
const features = (slower: number) => spread(runs.features[slower] ?? [], 'median')

test('the figure draws what the programs give today; if not, run make-runs.ts again', {
  timeout: 120_000,
}, async () => {
  const layered = { kind: 'layers', people: [4, 4, 4], handOffDays: 0.5, sentBackPercent: 10 } as const
  expect(await runInThread({ ...layered, people: [...layered.people] }, 1)).toEqual(layersAt(runs, 10, 0.5)[0])
  expect(await runInThread({ kind: 'features', people: [3, 3, 3, 3] }, 2)).toEqual(runs.features[0]?.[1])
})

test('with free hand-offs and nothing sent back, the two companies differ by less than the seeds do', () => {
  expect(Math.abs(layers(0, 0).middle - features(0).middle)).toBeLessThan(layers(0, 0).high - layers(0, 0).low)
})

test('a hand-off of half a day adds a day, since there are two of them', () => {
  expect(layers(0, 0.5).middle - layers(0, 0).middle).toBeCloseTo(1, 1)
})

test('one in ten sent back doubles the days on every seed, and all-rounders a fifth slower do the same', () => {
  expect(layers(10, 0).low).toBeGreaterThan(2 * layers(0, 0).middle)
  expect(features(20).low).toBeGreaterThan(1.9 * features(0).middle)
})

test('where one product is wanted twice as much, a team of three is overrun and its wishes wait for months', () => {
  expect(spread(runs.uneven['3 3 3 3'] ?? [], 'p90').low).toBeGreaterThan(60)
  expect(spread(runs.uneven['5 7'] ?? [], 'p90').high).toBeLessThan(10)
})

test('the load of a team follows from how often a wish passes it', () => {
  expect(layersLoad(0)).toEqual([80, 80, 80])
  expect(layersLoad(10)).toEqual([90, 99, 89])
  expect([0, 10, 20].map(featuresLoad)).toEqual([80, 88, 96])
})

test('wishes wait before the team that is nearly full', () => {
  const [pages = 0, services = 0, database = 0] = waiting(layersAt(runs, 10, 0.5))
  expect(services).toBeGreaterThan(2 * Math.max(pages, database))
})

test('the scale ends at its ends, and the lines have a point for every share', () => {
  expect([height(BOTTOM_DAYS), height(TOP_DAYS), height(1), height(1e6)]).toEqual([0, 100, 0, 100])
  expect(medianPath(runs, 0).split('L')).toHaveLength(runs.sentBackPercent.length)
  expect(medianBand(runs, 0).split('L')).toHaveLength(2 * runs.sentBackPercent.length)
})
