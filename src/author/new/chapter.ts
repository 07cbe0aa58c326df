import { slugOf } from '../check/course/read-course.ts'
import { type CourseTree, foldersIn } from '../check/tree.ts'
import { type Answers, Refused, requireName, type Scaffold, template } from './scaffold.ts'

const CHAPTERS = 'content/chapters'

const PAGES = ['opening.en.yaml', 'opening.ko.yaml', 'closing.en.yaml', 'closing.ko.yaml']

/** `npm run new -- chapter <slug>`: the folder, its name, its opening and its closing in both languages. */
export function newChapter(tree: CourseTree, name: string, answers: Answers): Scaffold {
  const slug = requireName(name, 'chapter')
  const folders = foldersIn(tree, CHAPTERS)
  const same = folders.find((folder) => slugOf(folder) === slug)
  if (same) throw new Refused(`There is a chapter '${slug}' already, in ${CHAPTERS}/${same}. Choose another name.`)
  const number = answers.number ?? nextNumber(folders)
  const taken = folders.find((folder) => Number.parseInt(folder, 10) === number)
  if (taken) throw new Refused(`${CHAPTERS}/${taken} has the number ${number} already. Choose another with --number.`)
  const file = (title: string, summary: string) =>
    `title: ${JSON.stringify(title)}\nsummary: ${JSON.stringify(summary)}\n`
  const folder = `${CHAPTERS}/${number}-${slug}`
  return {
    files: {
      [`${folder}/en.yaml`]: file(
        answers.title,
        answers.summary ?? 'One or two sentences that say what this chapter is about.',
      ),
      [`${folder}/ko.yaml`]: file(answers.titleKo, answers.summaryKo ?? '이 장이 무엇을 다루는지 한두 문장으로 써요.'),
      ...Object.fromEntries(PAGES.map((page) => [`${folder}/${page}`, template(`chapter/${page}`, {})])),
    },
    additions: {},
    next: [
      `Say in ${folder}/en.yaml and ko.yaml what the chapter is about.`,
      `Write its first lesson: npm run new -- lesson ${slug}/<name>. The site shows a chapter once it has a lesson.`,
      `Ask in ${folder}/opening.*.yaml what the chapter builds on, and in closing.*.yaml what one can decide after it; both name lessons.`,
    ],
  }
}

/** One more than the highest number in front of a folder's name. */
export function nextNumber(folders: string[]): number {
  return Math.max(0, ...folders.map((folder) => Number.parseInt(folder, 10) || 0)) + 1
}
