import type { Locale } from '../content/locale.ts'
import { chapterLinks } from './chapter-pages.ts'
import { readCourse } from './course.ts'
import { readLabs } from './labs.ts'
import type { Outline } from './reader/outline.ts'

/** The course as progress counts it, in one language. */
export async function readOutline(locale: Locale): Promise<Outline> {
  const [course, labs] = await Promise.all([readCourse(locale), readLabs(locale)])
  const lessons = course.flatMap((chapter) => chapter.lessons)
  return {
    chapters: course.map((chapter) => ({
      number: chapter.number,
      slug: chapter.slug,
      title: chapter.title,
      href: chapterLinks(chapter, locale).opening,
      lessons: chapter.lessons.map(({ number, path, href, entry }) => ({
        number,
        path,
        href,
        title: entry.data.title,
        minutes: entry.data.minutes,
        optional: entry.data.optional,
        questions: entry.body?.match(/<Question /g)?.length ?? 0,
        predictions: entry.body?.match(/<Predict\s/g)?.length ?? 0,
      })),
      labs: labs
        .filter((lab) => lab.chapter === chapter.slug)
        .map(({ id, href, title, rounds }) => ({
          id,
          href,
          title,
          rounds,
          lesson: lessons.find(({ entry }) => entry.data.labs.includes(id))?.number ?? '',
        })),
    })),
  }
}
