import { chapterPages } from './course/chapter-pages.ts'
import { readCourse, type Settings } from './course/read-course.ts'
import { courseTexts } from './course/texts.ts'
import { translations } from './course/translations.ts'
import type { Finding } from './finding.ts'
import { labs } from './lab/lab.ts'
import { lessons } from './lesson/lesson.ts'
import type { CourseTree } from './tree.ts'

export type { Settings } from './course/read-course.ts'

/** All that is wrong with a course, in order of file and line; each thing once. */
export async function checkCourse(
  tree: CourseTree,
  settings: Settings = { translations: 'error' },
): Promise<Finding[]> {
  const course = await readCourse(tree, settings)
  const found = [
    ...courseTexts(course),
    ...chapterPages(course),
    ...lessons(course),
    ...translations(course),
    ...(await labs(course)),
  ]
  const once = new Map(found.map((one) => [JSON.stringify(one), one]))
  return [...once.values()].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
}
