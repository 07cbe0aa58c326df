import { join } from 'node:path'
import { newChapter } from '../../new/chapter.ts'
import { newLab } from '../../new/lab.ts'
import { newLesson } from '../../new/lesson.ts'
import { planted } from '../../new/scaffold.ts'
import { type CourseTree, readTree, withFiles } from '../tree.ts'

export const LESSON = 'content/chapters/1-waiting/1-patience'
export const EN = `${LESSON}/en.mdx`
export const KO = `${LESSON}/ko.mdx`
export const LAB = 'labs/slow-stock/lab.ts'
export const GUIDE = 'labs/slow-stock/guide/en.mdx'

const TERMS =
  'timeout:\n  term: timeout\n  sentence: How long a caller waits before it gives up.\nbudget:\n  term: budget\n  sentence: How many retries a caller may still spend.\n'
const SOURCES =
  'S01:\n  author: A. Author\n  title: On waiting\n  where: A journal\n  year: "2020"\n  url: https://example.org/waiting\n  read: full\nS02:\n  author: B. Author\n  title: A book\n  where: A press\n  read: full\n'
const MORE = `A <Term id="timeout">timeout</Term> ends the wait. See [the lab](/labs/slow-stock/) and [the word](/glossary/#timeout).

![Two queues, one of them empty](queues.png)

<Figure name="queue" />

<Code lab="slow-stock" file="solution/web.ts" region="timeout" />

## What happens`

/** A small course without a fault, made by `npm run new`; what is wrong in the tests is one edit away from it. */
export function goodCourse(): CourseTree {
  const real = readTree(join(import.meta.dirname, '../../../..'))
  const kept = [...real.files].filter(([path]) => path.startsWith('src/') && !path.startsWith('src/figures/'))
  const bare: CourseTree = { files: new Map(kept), loadLab: () => Promise.reject(new Error('no such lab')) }
  const words = JSON.stringify({ site: { name: 'A course' } }, null, 2)
  let tree = withFiles(bare, {
    'content/glossary/en.yaml': TERMS,
    'content/glossary/ko.yaml': TERMS,
    'content/sources.yaml': SOURCES,
    ...Object.fromEntries(
      ['en', 'ko', 'workbench.en', 'workbench.ko'].map((name) => [`content/ui/${name}.json`, words]),
    ),
    'src/figures/Figure.astro': real.files.get('src/figures/Figure.astro') ?? '',
    'src/figures/queue/Queue.svelte': '',
    [`${LESSON}/queues.png`]: '',
  })
  const title = { title: 'Waiting', titleKo: '기다림' }
  tree = planted(tree, newChapter(without(tree, 'content/chapters/'), 'waiting', title))
  tree = planted(tree, newLab(tree, 'slow-stock', title))
  tree = planted(tree, newLesson(without(tree, LESSON), 'waiting/patience', { ...title, lab: 'slow-stock' }))
  const more = [EN, KO].map((file) => [file, filled(tree, file)])
  return withFiles(tree, Object.fromEntries(more))
}

/** One edit of one file; throws when the text to be changed is not there, so that no case tests nothing. */
export function edited(tree: CourseTree, file: string, from: string | RegExp, to: string): CourseTree {
  const text = tree.files.get(file)
  const changed = text?.replace(from, () => to)
  if (changed === undefined || changed === text) throw new Error(`${file} does not hold ${from}`)
  return withFiles(tree, { [file]: changed })
}

function filled(tree: CourseTree, file: string): string {
  return (tree.files.get(file) ?? '').replace(/## .*/, MORE).replace('terms: []', 'terms: [timeout]')
}

function without(tree: CourseTree, start: string): CourseTree {
  return { ...tree, files: new Map([...tree.files].filter(([path]) => !path.startsWith(start))) }
}
