import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { type Call, changes, most, type Runs, stepPath, waitingAt } from './line.ts'
import file from './runs.json' with { type: 'json' }

const runs = file as unknown as Runs
const calls: Call[] = [
  [100, 400],
  [200, 300],
  [400, 500],
]

test('a call waits from when it is made until its answer is back', () => {
  expect(waitingAt(calls, 99)).toEqual([])
  expect(waitingAt(calls, 100)).toEqual([{ index: 0, sinceMs: 0 }])
  expect(waitingAt(calls, 250)).toEqual([
    { index: 0, sinceMs: 150 },
    { index: 1, sinceMs: 50 },
  ])
  expect(waitingAt(calls, 400)).toEqual([{ index: 2, sinceMs: 0 }])
})

test('the steps of the chart count the same calls as the dots', () => {
  expect(changes(calls).map((step) => step.waiting)).toEqual([0, 1, 2, 1, 1, 0])
  for (const evening of Object.values(runs.calls)) {
    for (const { ms, waiting } of changes(evening)) expect(waitingAt(evening, ms)).toHaveLength(waiting)
  }
})

test('the path goes up and down in right angles and ends where the evening does', () => {
  expect(stepPath(calls, 1000, 2)).toBe('M0 100H100V50H200V0H300V50H400V50H500V100H1000')
})

test('nobody waits as long as the pause without it, and everybody has an answer in the end', () => {
  const longest = (pauseMs: number) => Math.max(...(runs.calls[pauseMs] ?? []).map(([called, ended]) => ended - called))
  expect(longest(0)).toBeLessThan(500)
  expect(longest(4000)).toBeGreaterThan(4000)
  expect(most(runs)).toBeLessThanOrEqual(20)
})

test('the runs are what the lab does today', () => {
  const made = execFileSync(process.execPath, ['src/figures/waiting-line/make-runs.ts'], { encoding: 'utf8' })
  expect(JSON.parse(made)).toEqual(file)
}, 30_000)
