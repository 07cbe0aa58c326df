import { expect, test } from 'vitest'
import type { SeedReport } from '../../protocol/check.ts'
import { readLab } from '../lab-folder.ts'
import { progressBar } from './print.ts'
import { judgeLab } from './summary.ts'
import type { Task, TaskOutcome } from './task.ts'

const lab = await readLab('hello')

/** What a lab's variants showed, seed by seed: a value for each check. */
function judged(runs: Record<string, Record<string, number>[]>) {
  const tasks: Task[] = []
  const outcomes: TaskOutcome[] = []
  for (const [variant, seeds] of Object.entries(runs)) {
    for (const [i, values] of seeds.entries()) {
      tasks.push({ lab: 'hello', variant, seed: i + 1 })
      const observed = Object.fromEntries(
        Object.entries(values).map(([id, value]) => [id, { value, moment: 12_340_000 }]),
      )
      const report: SeedReport = { seed: i + 1, observed, hash: '0', virtualMs: 1, events: 1 }
      outcomes.push({ ok: true, report })
    }
  }
  return judgeLab(lab, tasks, outcomes, 1)
}

const good = { greeted: 1, asked: 1, once: 0 }
const runs = {
  start: [{ ...good, greeted: 0.8 }],
  solution: [good, good],
  'wrong/again': [{ ...good, once: 9 }],
  'wrong/shrug': [{ ...good, asked: 0.8 }],
}

test('a lab whose start and wrong fixes fail and whose solution passes has no fault and no warning', () => {
  const { faults, summary } = judged(runs)
  expect(faults).toEqual([])
  expect(summary.warnings).toEqual([])
})

test('a failure names seed, check, observed, bound, a command and a link that replay it', () => {
  const { faults } = judged({ ...runs, solution: [good, { ...good, greeted: 0.7 }], 'wrong/again': [good] })
  expect(faults).toMatchInlineSnapshot(`
    [
      "wrong/again: the check 'once' should fail on every seed and does not; seed 1: 0 against 0; run it again: npm run verify -- hello --variant wrong/again --seed 1, or with npm run dev open http://localhost:4321/labs/hello/?variant=wrong/again&seed=1&scenario=rough&at=12.3",
      "solution: 'greeted' held on 1 of 2 seeds; seed 2: 0.7 against 0.98; run it again: npm run verify -- hello --variant solution --seed 2, or with npm run dev open http://localhost:4321/labs/hello/?variant=solution&seed=2&scenario=rough&at=12.3",
    ]
  `)
})

test('thin margins and checks that flip with the seed are warned of', () => {
  const { summary } = judged({
    ...runs,
    start: [good, { ...good, greeted: 0.8 }],
    solution: [{ ...good, greeted: 0.985 }],
  })
  expect(summary.warnings).toEqual([
    "solution: the margin of 'greeted' is thin",
    "start: 'greeted' flips with the seed",
  ])
})

test('a start that nothing fails is told', () => {
  expect(judged({ ...runs, start: [good] }).faults[0]).toMatch(/^start: no check fails on every seed/)
})

test('the bar is as long at the end as at the beginning', () => {
  expect([progressBar('hello', 0, 4), progressBar('hello', 2, 4), progressBar('hello', 4, 4)]).toMatchInlineSnapshot(`
    [
      "hello ░░░░░░░░░░░░░░░░░░░░░░░░ 0 of 4 runs",
      "hello ████████████░░░░░░░░░░░░ 2 of 4 runs",
      "hello ████████████████████████ 4 of 4 runs",
    ]
  `)
})
