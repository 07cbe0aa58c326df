import { expect, test } from 'vitest'
import type { CheckSpec } from '../../lab/check.ts'
import type { CheckResult, SeedReport } from '../../protocol/check.ts'
import { readLab } from '../lab-folder.ts'
import { checkLine, progressBar } from './print.ts'
import { judgeLab } from './summary.ts'
import { checksOf, type Task, type TaskOutcome } from './task.ts'

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

/** The same for a solution whose `greeted` is a total over its seeds. */
function judgedTotals(seeds: { value: number; among: number }[]) {
  const { definition } = lab
  const greeted = definition.checks.greeted as CheckSpec
  const checks = { ...definition.checks, greeted: { ...greeted, metric: { ...greeted.metric, among: () => 0 } } }
  const report = (observed: { value: number; among: number }, i: number): TaskOutcome => ({
    ok: true,
    report: { seed: i + 1, observed: { greeted: { ...observed, moment: 0 } }, hash: '0', virtualMs: 1, events: 1 },
  })
  const { faults, summary } = judgeLab(
    { ...lab, definition: { ...definition, checks, wrong: {} } },
    [
      ...seeds.map((_, i) => ({ lab: 'hello', variant: 'solution', seed: i + 1 })),
      { lab: 'hello', variant: 'start', seed: 1 },
    ],
    [...seeds.map(report), report({ value: 0, among: 1 }, 0)],
    1,
  )
  return { faults, summary }
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

test('a wrong fix that says so is run where it is caught, and nowhere else', () => {
  const { definition } = lab
  const wrong = { again: { caughtBy: 'once', onlyThere: true }, shrug: { caughtBy: 'asked' } }
  const long = { ...lab, definition: { ...definition, wrong } }
  const there = Object.keys(definition.checks).filter(
    (id) => definition.checks[id]?.scenario === definition.checks.once?.scenario,
  )
  expect(checksOf(long, 'wrong/again')).toEqual({ checks: there })
  for (const variant of ['start', 'solution', 'wrong/shrug']) expect(checksOf(long, variant)).toEqual({})
})

test('a total says over how many seeds it is one, and of how many', () => {
  const total: CheckResult = {
    ...{ id: 'alarms', passed: true, held: 20, of: 20, seed: 7, observed: 0.0145, among: 138, bound: 0.03 },
    ...{ rule: 'at-most', unit: 'share', margin: 0.52, scenario: 'week', moment: 0 },
  }
  expect(checkLine(total)).toBe(
    'alarms         0.0145 <= 0.03  (a total over 20 seeds: 138 in all, worst seed 7)  margin 52 %',
  )
})

test('a total that met no case is a warning on fewer seeds than the page judges, and a fault on as many', () => {
  const none = (seeds: number) => judgedTotals(Array.from({ length: seeds }, () => ({ value: Number.NaN, among: 0 })))
  expect(none(3).faults).toEqual([])
  expect([none(3).summary.solution.passed, none(5).summary.solution.passed]).toEqual([true, false])
  expect(none(3).summary.warnings).toContain("solution: 'greeted' met nothing to judge (seeds run: 3); run it over 5")
  expect(none(5).faults[0]).toMatch(/^solution: 'greeted' was NaN of 0 over 5 seeds together/)
  const missed = judgedTotals([
    { value: 0.5, among: 4 },
    { value: Number.NaN, among: 0 },
  ])
  expect(missed.faults[0]).toMatch(/^solution: 'greeted' was 0.5 of 4 over 2 seeds together/)
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
