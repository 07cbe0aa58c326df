import { expect, test } from 'vitest'
import { checkCourse } from './check-course.ts'
import type { Finding } from './finding.ts'
import { toText } from './print.ts'
import { goodCourse } from './testing/good-course.ts'
import { wrongContent } from './testing/wrong-content.ts'
import { wrongLabs } from './testing/wrong-labs.ts'

const good = goodCourse()
const wrong = [...wrongContent, ...wrongLabs]
const told: Record<string, string[]> = {}

test('the course that all wrong ones are made from has no finding', async () => {
  expect((await checkCourse(good)).map(toText)).toEqual([])
})

test('there are at least 60 wrong inputs, each with a name of its own', () => {
  expect(new Set(wrong.map(([name]) => name)).size).toBe(wrong.length)
  expect(wrong.length).toBeGreaterThanOrEqual(60)
})

test.each(wrong)('%s: is found', async (name, make) => {
  const found = await checkCourse(make(good))
  expect(found).not.toEqual([])
  for (const { line, problem } of found) {
    expect(line).toBeGreaterThan(0)
    expect(problem).toMatch(/[.)]$/)
  }
  told[name] = found.map((one) => toText(short(one)))
})

test('authors read these texts', async () => {
  const text = wrong.map(([name]) => `# ${name}\n${told[name]?.join('\n')}\n`).join('\n')
  await expect(text).toMatchFileSnapshot('testing/wrong-inputs.txt')
})

/** Lists that grow with the engine and the site are left out of the snapshot. */
function short(finding: Finding): Finding {
  const { allowed, ...rest } = finding
  const problem = finding.problem.replace(/A service may import: .*$/, 'A service may import: ….')
  return allowed && allowed.length <= 8 ? { ...finding, problem } : { ...rest, problem }
}
