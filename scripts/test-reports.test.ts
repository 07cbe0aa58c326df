import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ofChecks, ofLabs, ofPlaywright, ofVitest } from './test-reports.mjs'

const root = join(import.meta.dirname, '..')
let folder: string
beforeAll(() => {
  mkdirSync(join(root, '.cache'), { recursive: true })
  folder = mkdtempSync(join(root, '.cache', 'reports-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function reportOf<Report>(tool: string[], args: string[], env: Record<string, string> = {}): Report {
  const path = join(folder, 'report.json')
  try {
    execFileSync(process.execPath, [join(root, 'node_modules', ...tool), ...args], {
      cwd: folder,
      env: { ...process.env, ...env },
      stdio: 'pipe',
    })
  } catch {
    // it ends with 1, as it should: one of its tests fails
  }
  return JSON.parse(readFileSync(path, 'utf8'))
}

test('of a vitest run what failed, did not load, died or needed a second try is named, each with its reason', () => {
  writeFileSync(join(folder, 'vitest.config.mjs'), 'export default { test: { retry: 1 } }')
  writeFileSync(
    join(folder, 'sums.test.mjs'),
    `import { expect, test } from 'vitest'
     let tries = 0
     test('one and one', () => expect(1 + 1).toBe(2))
     test('two and two', () => expect(2 + 2).toBe(5))
     test('at the second try', () => expect(++tries).toBe(2))`,
  )
  writeFileSync(join(folder, 'broken.test.mjs'), `import './nowhere.mjs'`)
  writeFileSync(
    join(folder, 'killed.test.mjs'),
    `import { test } from 'vitest'
     test('before', () => {})
     test('kills its process', () => new Promise(() => process.kill(process.pid, 'SIGSEGV')))`,
  )
  const args = ['run', `--reporter=${join(root, 'scripts', 'vitest-report.mjs')}`, '--root', folder]
  const env = { VITEST: '', FAULTLINE_REPORT: join(folder, 'report.json') }
  const { passed, failed, again, died } = ofVitest(reportOf(['vitest', 'vitest.mjs'], args, env))
  expect(passed).toBe(2)
  expect(failed).toHaveLength(2)
  expect(failed.find((one) => one.includes('two and two'))).toMatch(
    /sums\.test\.mjs › two and two\n.*expected 4 to be 5/,
  )
  expect(failed.find((one) => one.includes('broken'))).toMatch(/nowhere/)
  expect(again).toEqual([expect.stringMatching(/sums\.test\.mjs › at the second try\n.*expected 1 to be 2/)])
  expect(died).toEqual([{ file: join(folder, 'killed.test.mjs'), told: expect.stringContaining('SIGSEGV') }])
})

test('of a Playwright run the failed test, its place and its reason are named, and what needed a second try', () => {
  writeFileSync(
    join(folder, 'page.spec.mjs'),
    `import { expect, test } from '@playwright/test'
     test.describe('a group', () => {
       test('holds', () => expect(1).toBe(1))
       test('does not', () => expect('served').toBe('lost'))
       test('holds at the second try', () => expect(test.info().retry).toBe(1))
     })`,
  )
  writeFileSync(
    join(folder, 'playwright.config.mjs'),
    `export default { testMatch: '*.spec.mjs', retries: 1, outputDir: 'left', reporter: [['json', { outputFile: 'report.json' }]] }`,
  )
  const { passed, failed, again } = ofPlaywright(reportOf(['@playwright', 'test', 'cli.js'], ['test']))
  expect(passed).toBe(2)
  expect(again).toEqual([expect.stringMatching(/^page\.spec\.mjs:5 › holds at the second try\n/)])
  expect(failed).toHaveLength(1)
  expect(failed[0]).toMatch(/^page\.spec\.mjs:4 › does not\n/)
  expect(failed[0]).toContain('"lost"')
})

test('of the labs each claim that does not hold is named', () => {
  const lab = (lab: string, start: boolean, solution: boolean, caughtBy: string[]) => ({
    lab,
    start: { passed: start },
    solution: { passed: solution },
    wrong: { hasty: { caughtBy } },
  })
  expect(ofLabs([lab('a', false, true, ['prompt']), lab('b', true, false, [])])).toEqual({
    passed: 3,
    failed: [
      'lab b: its start passes',
      'lab b: its solution does not pass',
      'lab b: the wrong fix hasty is not caught',
    ],
  })
  expect(ofLabs(lab('a', false, true, ['prompt']))).toEqual({ passed: 3, failed: [] })
})

test('of the checks each that failed is named', () => {
  expect(ofChecks({ passed: 9, failed: ['lint'] })).toEqual({ passed: 9, failed: ['check lint'] })
})
