import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkCourse } from './check-course.ts'
import { toGithub, toText } from './print.ts'
import { EN, edited, goodCourse, KO, LESSON } from './testing/good-course.ts'
import { readTree, withFiles } from './tree.ts'

const root = join(import.meta.dirname, '../../..')
const run = (...words: string[]) =>
  spawnSync(process.execPath, [join(root, 'src/author/check.ts'), ...words], { encoding: 'utf8' })

test('the course itself has no error', { timeout: 60_000 }, async () => {
  const found = await checkCourse(readTree(root))
  expect(found.filter((one) => one.level === 'error').map(toText)).toEqual([])
})

test('a missing translation is an error, or a warning when that is asked for', async () => {
  const course = withFiles(goodCourse(), { [KO]: null })
  expect((await checkCourse(course)).map((one) => one.level)).toEqual(['error'])
  expect((await checkCourse(course, { translations: 'warning' })).map((one) => one.level)).toEqual(['warning'])
})

test('findings come in order of file and line', async () => {
  const course = edited(edited(goodCourse(), EN, 'minutes: 8', 'minutes: 90'), EN, 'region="timeout"', 'region="x"')
  expect((await checkCourse(course)).map(({ file, line }) => `${file}:${line}`)).toEqual([`${EN}:4`, `${EN}:36`])
})

test('GitHub is told place, field and problem in its own form', async () => {
  const [found] = await checkCourse(edited(goodCourse(), EN, '<Term id="timeout">', '<Term id="timeuot">'), {
    translations: 'error',
  })
  expect(found && toGithub({ ...found, line: 30, problem: 'One, 100 %\ntwo.', field: 'a: b' })).toBe(
    `::warning file=${LESSON}/en.mdx,line=30,title=a%3A b::One, 100 %25%0Atwo.`,
  )
})

test('the command prints JSON alone and tells wrong use by its exit code', { timeout: 60_000 }, () => {
  const { stdout, status } = run('--json', '--translations', 'warning')
  expect(Array.isArray(JSON.parse(stdout))).toBe(true)
  expect(status).toBe(JSON.parse(stdout).some((one: { level: string }) => one.level === 'error') ? 1 : 0)
  expect(run('--translations', 'maybe')).toMatchObject({
    status: 2,
    stderr: "--translations takes error or warning, not 'maybe'.\n",
  })
  expect(run('--jsno').status).toBe(2)
})
