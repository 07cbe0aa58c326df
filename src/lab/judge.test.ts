import { expect, test } from 'vitest'
import type { SeedReport } from '../protocol/check.ts'
import { check, type Metric, success, total } from './check.ts'
import type { LabDefinition } from './definition.ts'
import { verdict } from './judge.ts'

/** A share of releases, of which there are a few on each seed. */
const takenBack: Metric = { name: 'takenBack', unit: 'share', of: () => 0, among: () => 0 }

const lab: LabDefinition = {
  version: 1,
  services: {},
  links: [],
  load: {},
  faults: [],
  scenarios: {},
  checks: {
    lost: check('sale', total('lost')).within('after').equals(0),
    served: check('sale', success('readers')).within('after').atLeast(0.9),
    alarms: check('sale', takenBack).within('after').atMost(0.03),
  },
  wrong: {},
  rounds: {},
}

test('a check is shown by its worst seed, an equality too', () => {
  const { checks } = verdict(lab, [report(1, 0, 0.99), report(2, 3, 0.95), report(3, 1, 0.97)])
  expect(checks.map(({ id, seed, observed, held }) => ({ id, seed, observed, held }))).toEqual([
    { id: 'lost', seed: 2, observed: 3, held: 1 },
    { id: 'served', seed: 2, observed: 0.95, held: 3 },
  ])
})

test('what could not be measured is the worst', () => {
  const { checks } = verdict(lab, [report(1, 7, 0.1), report(2, Number.NaN, Number.NaN)])
  expect(checks.map(({ seed }) => seed)).toEqual([2, 2])
})

test('a total is held against its bound over all seeds together, each by what there was on it', () => {
  const alarms = (values: [share: number, among: number][]) =>
    verdict(
      lab,
      values.map(([value, among], i) => ({
        ...report(i + 1, 0, 1),
        observed: { alarms: { value, among, moment: 0 } },
      })),
    ).checks[0]
  // one of ten on one seed is one of fifty in all; a seed with none of them says nothing
  expect(
    alarms([
      [0, 30],
      [0.1, 10],
      [0, 10],
      [Number.NaN, 0],
    ]),
  ).toMatchObject({ passed: true, held: 4, of: 4, seed: 2, observed: 0.02, among: 50 })
  expect(
    alarms([
      [0, 30],
      [0.2, 10],
      [0, 10],
    ]),
  ).toMatchObject({ passed: false, held: 0, observed: 0.04, among: 50 })
  expect(alarms([[Number.NaN, 0]])).toMatchObject({ passed: false, among: 0, margin: null })
})

function report(seed: number, lost: number, served: number): SeedReport {
  const observed = { lost: { value: lost, moment: 0 }, served: { value: served, moment: 0 } }
  return { seed, observed, hash: '0', virtualMs: 0, events: 0 }
}
