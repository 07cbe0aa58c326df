import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readTree } from '../check/tree.ts'
import { newChapter } from './chapter.ts'
import { newFigure } from './figure.ts'
import { newLab } from './lab.ts'
import { newLesson } from './lesson.ts'
import { write } from './scaffold.ts'

const root = join(import.meta.dirname, '../../..')
let copy = ''

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'course-'))
  for (const part of ['package.json', 'faultline.config.ts', 'content', 'labs', 'src', 'scripts']) {
    cpSync(join(root, part), join(copy, part), { recursive: true })
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

const run = (command: string, ...words: string[]) =>
  spawnSync(process.execPath, [join(copy, `src/author/${command}.ts`), ...words], { encoding: 'utf8', input: '' })

test('a chapter, a lab, a lesson and a figure are made without a question, and check finds nothing', {
  timeout: 60_000,
}, () => {
  expect(run('new', 'chapter', 'standing-still', '--yes', '--title-ko', '멈춤')).toMatchObject({
    status: 0,
    stderr: '',
  })
  expect(run('new', 'lab', 'slow-stock', '--chapter', 'standing-still', '--yes')).toMatchObject({
    status: 0,
    stderr: '',
  })
  const lesson = run(
    'new',
    'lesson',
    'standing-still/patience',
    '--lab',
    'slow-stock',
    '--title',
    'How "long"?',
    '--yes',
  )
  expect(lesson).toMatchObject({ status: 0, stderr: '' })
  expect(lesson.stdout).toContain('Next:\n1. Write the English text: content/chapters/')
  expect(run('new', 'figure', 'grains-of-sand', '--yes')).toMatchObject({ status: 0, stderr: '' })
  expect(readFileSync(join(copy, 'content/ui/ko.json'), 'utf8')).toContain('"grainsOfSand": {')
  const { stdout } = run('check')
  expect(stdout).toMatch(/content: \d+ errors/)
  // what may stand elsewhere names the new chapter too
  expect(stdout.replace(/Allowed: .*/g, '')).not.toMatch(/slow-stock|patience|standing-still|grains/)
})

test('nothing is overwritten', () => {
  const before = readFileSync(join(copy, 'package.json'), 'utf8')
  const scaffold = { files: { 'labs/new/lab.ts': '', 'package.json': '' }, additions: {}, next: [] }
  expect(() => write(copy, scaffold)).toThrow(
    'package.json is there already, and nothing is overwritten. Choose another name, or remove it first.',
  )
  expect(readFileSync(join(copy, 'package.json'), 'utf8')).toBe(before)
  expect(existsSync(join(copy, 'labs/new'))).toBe(false)
})

test('the end of the input takes what is suggested', { timeout: 60_000 }, () => {
  expect(run('new', 'lab', 'asked-for')).toMatchObject({ status: 0 })
  expect(readFileSync(join(copy, 'labs/asked-for/guide/en.mdx'), 'utf8')).toContain('title: "Asked for"')
})

test('wrong use ends with 2 and a sentence', { timeout: 60_000 }, () => {
  const usage = 'Write: npm run new -- lesson <chapter>/<name>, or lab, chapter or figure with a <name>.'
  expect(run('new', 'lab', '--yes')).toMatchObject({ status: 2, stderr: `The lab needs a name. ${usage}\n` })
  const short = run('new', 'chapter', 'x', '--title', 'T', '--yes')
  expect(short.stderr).toContain('Nothing was written, since it would not hold:\ncontent/chapters/')
  expect(short.status).toBe(2)
})

test('names that cannot be are refused with what would do', () => {
  const tree = readTree(copy)
  const answers = { title: 'A title', titleKo: '제목' }
  const said = (make: () => unknown) => {
    try {
      make()
    } catch (thrown) {
      return (thrown as Error).message
    }
  }
  expect([
    said(() => newLab(tree, 'Slow_Stock', answers)),
    said(() => newLab(tree, 'slow-stock', answers)),
    said(() => newLab(tree, 'x', { ...answers, chapter: 'nowhere' }))?.replace(/There are: .*\. N/, 'There are: …. N'),
    said(() => newLesson(tree, 'patience', answers)),
    said(() => newLesson(tree, 'standing-stil/x', answers))?.replace(/There are: .*\. T/, 'There are: …. T'),
    said(() => newLesson(tree, 'standing-still/patience', answers))?.replace(/\d+-standing/, 'n-standing'),
    said(() => newLesson(tree, 'standing-still/x', { ...answers, number: 1 }))?.replace(/\d+-standing/, 'n-standing'),
    said(() => newChapter(tree, 'standing-still', answers))?.replace(/\d+-standing/, 'n-standing'),
    said(() => newFigure(tree, 'grains-of-sand', answers)),
  ]).toMatchInlineSnapshot(`
    [
      "'Slow_Stock' cannot name a lab: names are folders and addresses, so they are made of small letters, digits and hyphens, and begin with a letter. 'slow-stock' would do.",
      "There is a lab 'slow-stock' already, in labs/slow-stock. Choose another name.",
      "A lab belongs to a chapter, and there is no chapter 'nowhere'. There are: …. Name one with --chapter.",
      "'patience' does not say where the lesson goes. Write <chapter>/<lesson>, such as failure/timeouts.",
      "There is no chapter 'standing-stil'. Did you mean 'standing-still'? There are: …. To begin one: npm run new -- chapter standing-stil",
      "There is a lesson 'patience' already, in content/chapters/n-standing-still/1-patience. Choose another name.",
      "content/chapters/n-standing-still/1-patience has the number 1 already. Choose another with --number.",
      "There is a chapter 'standing-still' already, in content/chapters/n-standing-still. Choose another name.",
      "There is a figure 'grains-of-sand' already, in src/figures/grains-of-sand. Choose another name.",
    ]
  `)
})

test('the lab that is made verifies', { timeout: 120_000 }, () => {
  const { stdout, status } = run('verify', 'slow-stock', '--seeds', '1', '--json')
  const summary = JSON.parse(stdout)
  expect(summary.start).toEqual({ passed: false, failedChecks: ['answers'] })
  expect(summary.solution.passed).toBe(true)
  expect(summary.wrong).toEqual({ patient: { caughtBy: ['answers'] }, 'never-asks': { caughtBy: ['asks'] } })
  expect(status).toBe(0)
})
