import { expect, test } from 'vitest'
import { doAllInChromium } from './chromium.ts'
import { doAll } from './crew.ts'
import type { Task, TaskOutcome } from './task.ts'

const tasks: Task[] = [
  { lab: 'retry-storm', variant: 'solution', seed: 1, checks: ['forgiving'] },
  { lab: 'retry-storm', variant: 'wrong/jitter', seed: 2, checks: ['forgiving'] },
]
const silent = () => {}
const hashes = (outcomes: TaskOutcome[]) =>
  outcomes.map((outcome) => (outcome.ok ? outcome.report.hash : outcome.problem))

test('one seed gives one journal: together and apart, in Node and in Chromium', { timeout: 300_000 }, async () => {
  const together = hashes(await doAll(tasks, 'together', silent))
  expect(new Set(together).size).toBe(2)
  expect(hashes(await doAll(tasks, 'apart', silent))).toEqual(together)
  expect(hashes(await doAllInChromium(tasks, 'chromium', silent))).toEqual(together)
  expect(hashes(await doAllInChromium(tasks, 'chromium', silent, true))).toEqual(together)
})
