import { asLocale, type Locale } from '../content/locale.ts'
import { type LessonPage, readCourse } from './course.ts'
import { placeInFile } from './where.ts'

/** The lesson whose page is being built, from the route's parameters. Parts that MDX uses learn from it where they stand. */
export async function lessonHere(params: Record<string, string | undefined>): Promise<LessonPage & { locale: Locale }> {
  const locale = asLocale(params.locale)
  const course = await readCourse(locale)
  const lessons = course.find((chapter) => chapter.slug === params.chapter)?.lessons
  const lesson = lessons?.find((page) => page.slug === params.lesson)
  if (!lesson) throw new Error(`There is no lesson at /chapters/${params.chapter}/${params.lesson}/`)
  return { ...lesson, locale }
}

/** "content/chapters/7-failure/2-retries/en.mdx:41": where the lesson being built has this part with this attribute, for errors. */
export async function placeOf(
  params: Record<string, string | undefined>,
  part: string,
  attribute: string,
): Promise<string> {
  const { entry } = await lessonHere(params)
  return placeInFile(entry.filePath ?? '', entry.body ?? '', part, attribute)
}
