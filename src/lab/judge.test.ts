import { expect, test } from 'vitest'
import type { SeedReport } from '../protocol/check.ts'
import { check, success, total } from './check.ts'
import type { LabDefinition } from './definition.ts'
import { verdict } from './judge.ts'

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

function report(seed: number, lost: number, served: number): SeedReport {
  const observed = { lost: { value: lost, moment: 0 }, served: { value: served, moment: 0 } }
  return { seed, observed, hash: '0', virtualMs: 0, events: 0 }
}
