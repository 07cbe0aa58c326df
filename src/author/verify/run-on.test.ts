import { expect, test } from 'vitest'
import { doAll } from './crew.ts'
import { foreignJournals, runOn, whyNot } from './run-on.ts'
import type { BrowserName, Task, TaskOutcome } from './task.ts'

const tasks: Task[] = [
  { lab: 'hello-shop', variant: 'solution', seed: 1 },
  { lab: 'hello-shop', variant: 'wrong/timeout', seed: 2 },
]
const silent = () => {}
const others: BrowserName[] = ['firefox', 'webkit']

for (const host of others) {
  const absent = whyNot(host)
  if (absent) console.log(`skipped: ${absent}`)
  test.skipIf(absent)(`${host} gives the journals that Node gives`, { timeout: 280_000 }, async () => {
    const inNode = await doAll(tasks, 'together', silent)
    const there = await (await runOn(host))(tasks, host, silent)
    expect(there.map((outcome) => outcome.ok)).toEqual([true, true])
    expect(foreignJournals(tasks, there, inNode, host)).toEqual([])
  })
}

test('a run whose journal differs is named', () => {
  const outcome = (seed: number, hash: string): TaskOutcome => ({
    ok: true,
    report: { seed, hash, observed: {}, virtualMs: 0, events: 0 },
  })
  const [inNode, there] = [
    [outcome(1, 'aa'), outcome(2, 'bb')],
    [outcome(1, 'aa'), outcome(2, 'cc')],
  ]
  expect(foreignJournals(tasks, there, inNode, 'webkit')).toEqual([
    'hello-shop/wrong/timeout, seed 2: the journal is cc in webkit and bb in Node',
  ])
})
