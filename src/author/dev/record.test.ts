import { expect, test } from 'vitest'
import { readRun } from '../../engine/run-record.ts'
import { record } from './record.ts'

test('a scenario is written down as a run: its faults with the events after which they came', async () => {
  const run = readRun(await record({ lab: 'hello-shop', variant: 'start', scenario: 'paused', seed: 1 }))
  expect(run).toMatchObject({ lab: 'hello-shop', seed: 1 })
  expect(run.inputs.map(({ type }) => type)).toEqual(['inject', 'lift'])
  expect(run.inputs[0]?.after).toBeGreaterThan(100)
  expect(run.until).toBeGreaterThan(run.inputs[1]?.at ?? 0)
})

test.each([
  [{ variant: 'wrong/none' }, "has no variant 'wrong/none'. There are: start, solution"],
  [{ scenario: 'never' }, "has no scenario 'never'. There are: paused"],
])('what is not there is named: %o', async (wrong, says) => {
  const order = { lab: 'hello-shop', variant: 'start', scenario: 'paused', seed: 1, ...wrong }
  await expect(record(order)).rejects.toThrow(says)
})
