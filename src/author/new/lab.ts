import { slugOf } from '../check/course/read-course.ts'
import { type CourseTree, foldersIn } from '../check/tree.ts'
import { type Answers, Refused, requireName, type Scaffold, template } from './scaffold.ts'

const CODE = ['start/web.ts', 'start/stock.ts', 'solution/web.ts', 'wrong/patient/web.ts', 'wrong/never-asks/web.ts']

/** `npm run new -- lab <id>`: two services, a timeout missing, a solution and two wrong fixes that the checks catch. */
export function newLab(tree: CourseTree, name: string, answers: Answers): Scaffold {
  const id = requireName(name, 'lab')
  if (foldersIn(tree, 'labs').includes(id))
    throw new Refused(`There is a lab '${id}' already, in labs/${id}. Choose another name.`)
  const chapters = foldersIn(tree, 'content/chapters').map(slugOf)
  const chapter = answers.chapter ?? chapters.at(-1)
  if (!chapter || !chapters.includes(chapter)) {
    throw new Refused(
      `A lab belongs to a chapter, and there is no chapter '${chapter ?? ''}'. There are: ${chapters.join(', ') || 'none'}. Name one with --chapter.`,
    )
  }
  const values = { title: answers.title, titleKo: answers.titleKo, chapter }
  const files = ['lab.ts', ...CODE, 'guide/en.mdx', 'guide/ko.mdx']
  return {
    files: Object.fromEntries(files.map((file) => [`labs/${id}/${file}`, template(`lab/${file}`, values)])),
    additions: {},
    next: [
      `Run it as it is: npm run verify -- ${id}. The start fails, the solution holds, both wrong fixes are caught.`,
      `Change services, faults and checks in labs/${id}/lab.ts, and the code in start/, solution/ and wrong/; verify after each change.`,
      `Say what learners read: labs/${id}/guide/en.mdx and ko.mdx.`,
      `See it: npm run dev, then http://localhost:4321/labs/${id}/`,
      'See whether all holds together: npm run check -- content',
    ],
  }
}
