import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkCourse } from './check/check-course.ts'
import { toText } from './check/print.ts'
import { readTree, withFiles } from './check/tree.ts'

const root = join(import.meta.dirname, '../..')
const tree = readTree(root)

/** labs/hello as it stands at one stage of /teach/lab/, without what comes later. */
function stage(n: number) {
  const folder = [...tree.files.keys()].filter((path) => /^labs\/hello\/(solution|wrong|guide)\//.test(path))
  const later = n < 2 ? [...folder, 'labs/hello/start/guestbook.ts'] : folder
  const text = readFileSync(join(root, `labs/hello/stages/${n}.ts`), 'utf8')
  return withFiles(tree, { 'labs/hello/lab.ts': text, ...Object.fromEntries(later.map((path) => [path, null])) })
}

test.each([1, 2, 3, 4])('stage %i of the walk is a lab that check can read', async (n) => {
  const found = (await checkCourse(stage(n))).filter((one) => one.file.startsWith('labs/hello/'))
  // the words come last in the walk, and in the first stage nobody asks yet
  const wanting = found
    .filter((one) => one.level === 'error')
    .map(toText)
    .filter((one) => !/guide|GUESTBOOK_URL/.test(one))
  expect(wanting).toEqual([])
})

test('each stage says what the next one says, and the last is the lab but for wrong fixes and rounds', () => {
  const read = (path: string) => readFileSync(join(root, 'labs/hello', path), 'utf8')
  const lines = (text: string) => text.split('\n').filter((line) => /^ {2,}\S/.test(line))
  const stages = [1, 2, 3, 4].map((n) => read(`stages/${n}.ts`)).concat(read('lab.ts'))
  for (const [i, text] of stages.slice(0, -1).entries()) {
    const next = lines(stages[i + 1] as string)
    const gone = lines(text).filter((line) => !next.includes(line) && !/: (\[\]|\{\}),$/.test(line))
    expect(gone).toEqual([])
  }
})
