// What the stages of `npm test` report, each read as `{ passed, failed }`: a count, and of each failure its name with the first lines of its reason.

import { stripVTControlCharacters } from 'node:util'

/** @param {{ passed: number, failed: string[] }} report of scripts/check.mjs */
export const ofChecks = ({ passed, failed }) => ({ passed, failed: failed.map((name) => `check ${name}`) })

/**
 * What scripts/vitest-report.mjs wrote. A file that does not load fails without a test of its own. A file in `died` never came
 * to its end, because its process ended; nothing of it is counted.
 * @returns {{ passed: number, failed: string[], again: string[], died: { file: string, told: string }[] }}
 */
export function ofVitest({ passed, failed, again, notLoaded, died, unhandled }) {
  const test = ({ file, name, reason }) => named(`${file} › ${name}`, reason)
  const why = (file) => unhandled.filter((reason) => reason.includes(file)).join('\n')
  const loose = unhandled.filter((reason) => !died.some(({ file }) => reason.includes(file)))
  return {
    passed,
    failed: [
      ...failed.map(test),
      ...notLoaded.map(({ file, reason }) => named(file, reason)),
      ...loose.map((reason) => named('unit tests', reason)),
    ],
    again: again.map(test),
    died: died.map(({ file }) => ({ file, told: named(`${file} never came to its end`, why(file)) })),
  }
}

/** Of each lab, as `verify --json` prints it: the start fails, the solution passes, and every wrong fix is caught. */
export function ofLabs(result) {
  const claims = [result].flat().flatMap(({ lab, start, solution, wrong }) => [
    { held: !start.passed, name: `lab ${lab}: its start passes` },
    { held: solution.passed, name: `lab ${lab}: its solution does not pass` },
    ...Object.entries(wrong).map(([id, { caughtBy }]) => ({
      held: caughtBy.length > 0,
      name: `lab ${lab}: the wrong fix ${id} is not caught`,
    })),
  ])
  const failed = claims.filter(({ held }) => !held).map(({ name }) => name)
  return { passed: claims.length - failed.length, failed }
}

/**
 * Playwright's JSON report. `again` names what passed only at its second try.
 * @returns {{ passed: number, failed: string[], again: string[] }}
 */
export function ofPlaywright({ stats, suites, errors = [] }) {
  const specs = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specs)]
  const all = suites.flatMap(specs)
  const told = ({ file, line, title, tests }) => {
    const reasons = tests.flatMap(({ results }) => results.flatMap((one) => one.errors))
    return named(`${file}:${line} › ${title}`, reasons.map(({ message }) => message).join('\n'))
  }
  const failed = all.filter(({ ok }) => !ok).map(told)
  return {
    passed: stats.expected + stats.flaky,
    failed: [...failed, ...errors.map(({ message }) => named('browser tests', message))],
    again: all.filter(({ tests }) => tests.some(({ status }) => status === 'flaky')).map(told),
  }
}

function named(name, reason = '') {
  const lines = stripVTControlCharacters(reason)
    .split('\n')
    .filter((line) => line.trim() !== '')
  return [name, ...lines.slice(0, 12).map((line) => `    ${line.slice(0, 240)}`)].join('\n')
}
