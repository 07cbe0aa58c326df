import { nearest } from '../../runtime/compile/surface.ts'
import { slugOf } from '../check/course/read-course.ts'
import { readYaml } from '../check/read/yaml.ts'
import { type CourseTree, foldersIn } from '../check/tree.ts'
import { nextNumber } from './chapter.ts'
import { type Answers, Refused, requireName, type Scaffold, template } from './scaffold.ts'

const CHAPTERS = 'content/chapters'

/** `npm run new -- lesson <chapter>/<slug>`: a lesson in both languages, with every part that a lesson has. */
export function newLesson(tree: CourseTree, name: string, answers: Answers): Scaffold {
  const [chapter = '', slug = '', ...more] = name.split('/')
  if (!chapter || !slug || more.length > 0)
    throw new Refused(
      `'${name}' does not say where the lesson goes. Write <chapter>/<lesson>, such as failure/timeouts.`,
    )
  requireName(slug, 'lesson')
  const folder = findChapter(tree, chapter)
  const lessons = foldersIn(tree, `${CHAPTERS}/${folder}`)
  const same = lessons.find((one) => slugOf(one) === slug)
  if (same)
    throw new Refused(`There is a lesson '${slug}' already, in ${CHAPTERS}/${folder}/${same}. Choose another name.`)
  const number = answers.number ?? nextNumber(lessons)
  const taken = lessons.find((one) => Number.parseInt(one, 10) === number)
  if (taken)
    throw new Refused(`${CHAPTERS}/${folder}/${taken} has the number ${number} already. Choose another with --number.`)
  const path = `${CHAPTERS}/${folder}/${number}-${slug}`
  const values = {
    title: answers.title,
    titleKo: answers.titleKo,
    source: answers.source ?? firstSource(tree),
    labs: answers.lab ?? '',
  }
  const link = (words: string) => (answers.lab ? `\n<Lab id="${answers.lab}">${words}</Lab>\n` : '')
  return {
    files: {
      [`${path}/en.mdx`]: template('lesson/en.mdx', { ...values, lab: link('Break it yourself') }),
      [`${path}/ko.mdx`]: template('lesson/ko.mdx', { ...values, lab: link('직접 망가뜨려 보세요') }),
    },
    additions: {},
    next: [
      `Write the English text: ${path}/en.mdx. The source ${values.source} only stands in; put in those that you have read.`,
      `Say the same in Korean: ${path}/ko.mdx.`,
      `Put it on the chapter's map: map in ${CHAPTERS}/${folder}/opening.en.yaml and opening.ko.yaml.`,
      `See it: npm run dev, then http://localhost:4321/chapters/${slugOf(folder)}/${slug}/`,
      'See whether all holds together: npm run check -- content',
    ],
  }
}

function findChapter(tree: CourseTree, chapter: string): string {
  const folders = foldersIn(tree, CHAPTERS)
  const found = folders.find((folder) => slugOf(folder) === chapter)
  if (found) return found
  const near = nearest(chapter, folders.map(slugOf))
  const hint = near ? `Did you mean '${near}'? ` : ''
  throw new Refused(
    `There is no chapter '${chapter}'. ${hint}There are: ${folders.map(slugOf).join(', ') || 'none'}. To begin one: npm run new -- chapter ${chapter}`,
  )
}

/** A source with an address, so that the lesson can be built until its author names the right one. */
function firstSource(tree: CourseTree): string {
  const sources = Object.entries(
    (readYaml(tree.files.get('content/sources.yaml') ?? '').value ?? {}) as Record<string, { url?: string }>,
  )
  const found = sources.find(([, source]) => source?.url)?.[0]
  if (!found)
    throw new Refused(
      'content/sources.yaml has no source with an address, and every lesson rests on one. Add it first.',
    )
  return found
}
