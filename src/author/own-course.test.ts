import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const parts = [
  'package.json',
  'astro.config.mjs',
  'ec.config.mjs',
  'tsconfig.json',
  'content',
  'labs',
  'src',
  'scripts',
  'public',
]
const home = mkdtempSync(join(tmpdir(), 'own-'))
const software = join(home, 'faultline')
const course = join(home, 'failing-well')

// as /teach/own-course/ prints it
const CONFIG =
  /```ts wrap\n([\s\S]*?)```/.exec(readFileSync(join(root, 'content/teach/9-own-course/en.mdx'), 'utf8'))?.[1] ?? ''
const SOURCE = `S01:
  author: A. Author
  title: On waiting
  where: A journal
  url: https://example.org/waiting
  read: full
`
/** Stands in the solution of a new lab, and nowhere else. */
const SOLVED = 'a page without the number is better than no page'

const put = (path: string, text: string) => {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
const run = (...words: string[]) =>
  spawnSync(process.execPath, words, {
    cwd: software,
    encoding: 'utf8',
    input: '',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production', VITEST: '' },
  })
const html = (path: string) => readFileSync(join(software, 'dist', path, 'index.html'), 'utf8')

beforeAll(() => {
  for (const part of parts) cpSync(join(root, part), join(software, part), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(software, 'node_modules'))
  put(join(software, 'faultline.config.ts'), CONFIG)
  for (const locale of ['en', 'de']) put(join(course, `content/glossary/${locale}.yaml`), '{}\n')
  put(join(course, 'content/sources.yaml'), SOURCE)
  // a third language begins with a few words
  put(
    join(software, 'content/ui/de.json'),
    JSON.stringify({ site: { course: 'Kurs', nav: 'Seite' }, lesson: { goals: 'Danach können Sie' } }),
  )
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

test('chapter, lesson and lab are written into the folder of the course, in its languages, and hold', {
  timeout: 120_000,
}, () => {
  for (const words of [
    ['chapter', 'waiting'],
    ['lab', 'slow-stock', '--chapter', 'waiting'],
    ['lesson', 'waiting/patience', '--lab', 'slow-stock'],
    ['lesson', 'waiting/limits'],
  ]) {
    expect(run('src/author/new.ts', ...words, '--yes')).toMatchObject({ status: 0, stderr: '' })
  }
  expect(existsSync(join(course, 'content/chapters/1-waiting/1-patience/de.mdx'))).toBe(true)
  expect(existsSync(join(course, 'content/chapters/1-waiting/1-patience/ko.mdx'))).toBe(false)
  expect(existsSync(join(software, 'labs/slow-stock'))).toBe(false)
  const german = join(course, 'content/chapters/1-waiting/1-patience/de.mdx')
  put(german, readFileSync(german, 'utf8').replace(/^title: .*$/m, 'title: Geduld für Brückenbauer'))
  // a lesson that shows code of the solution, which this course leaves out
  const english = join(course, 'content/chapters/1-waiting/1-patience/en.mdx')
  put(english, `${readFileSync(english, 'utf8')}\n<Code lab="slow-stock" file="solution/web.ts" region="timeout" />\n`)
  // the other lesson waits for its translation
  rmSync(join(course, 'content/chapters/1-waiting/2-limits/de.mdx'))
  const lenient = run('src/author/check.ts', '--translations', 'warning')
  expect(lenient.stdout).toMatch(/2-limits\/de\.mdx:1: warning: .*\n/)
  expect(lenient).toMatchObject({ status: 0 })
  expect(run('src/author/check.ts').status).toBe(1)
  const { stdout, status } = run('src/author/verify.ts', 'slow-stock', '--seeds', '1', '--json')
  expect(JSON.parse(stdout).solution.passed).toBe(true)
  expect(status).toBe(0)
})

test('the course is built with its title, languages and colours, and without solutions', { timeout: 400_000 }, () => {
  const built = run(join(root, 'node_modules/astro/bin/astro.mjs'), 'build')
  expect(built.stderr + built.stdout).not.toMatch(/\[ERROR\]/)
  expect(built.status).toBe(0)
  expect(html('')).toContain('Failing well')
  expect(html('')).toContain('--flow: light-dark(#1d6650, #93cdb4)')
  expect(html('de')).toMatch(/<html lang="de"/)
  expect(html('de')).toContain('Gut scheitern')
  expect(html('de')).toContain('Kurs')
  expect(html('de/chapters/waiting/patience')).toContain('Geduld für Brückenbauer')
  expect(html('de/chapters/waiting/patience')).toContain('Danach können Sie')
  // not translated: the text of the first language, marked as such
  expect(html('de/chapters/waiting/limits')).toMatch(/class="prose[^>]*lang="en"/)
  expect(html('chapters/waiting/patience')).toMatch(/href="\/de\/chapters\/waiting\/patience\/"[^>]*hreflang="de"/)
  expect(html('chapters/waiting/patience')).toContain('This edition leaves the solution out')
  expect(html('de/labs/slow-stock')).toContain('slow-stock')
  expect(existsSync(join(software, 'dist/ko'))).toBe(false)
  expect(existsSync(join(software, 'dist/chapters/failure'))).toBe(false)
  expect(existsSync(join(software, 'dist/labs/retry-storm'))).toBe(false)

  expect(readFileSync(join(course, 'labs/slow-stock/solution/web.ts'), 'utf8')).toContain(SOLVED)
  const files = globSync('**/*.{html,js,json,css,txt,xml}', { cwd: join(software, 'dist') })
  expect(files.length).toBeGreaterThan(20)
  const telling = files.filter((file) => readFileSync(join(software, 'dist', file), 'utf8').includes(SOLVED))
  expect(telling).toEqual([])
  // a wrong fix is there, so the search would have found what it looks for
  const wrong = files.filter((file) => readFileSync(join(software, 'dist', file), 'utf8').includes('never-asks'))
  expect(wrong.length).toBeGreaterThan(0)
})

test('a build has nothing of what authors see in dev', () => {
  const scripts = globSync('**/*.js', { cwd: join(software, 'dist') })
  const text = scripts.map((file) => readFileSync(join(software, 'dist', file), 'utf8')).join('\n')
  expect(text).toContain('slow-stock')
  for (const word of ['For the author', 'Copy link to this moment', '/@author/']) expect(text).not.toContain(word)
})
