import { defineCollection } from 'astro:content'
import { file, glob } from 'astro/loaders'
import { z } from 'astro/zod'
import { chapter } from './content/chapter.ts'
import { closing } from './content/closing.ts'
import { coursePath } from './content/course-folder.ts'
import { guide } from './content/guide.ts'
import { lesson } from './content/lesson.ts'
import { locales } from './content/locale.ts'
import { opening } from './content/opening.ts'
import { source } from './content/source.ts'
import { teach } from './content/teach.ts'
import { term } from './content/term.ts'

// Ids keep the folder numbers ("7-failure/2-retries/en"): they give the order. src/site/course.ts drops them for addresses.
const withoutEnding = ({ entry }: { entry: string }) => entry.replace(/\.[a-z]+$/, '')

/** The languages of the course in a pattern; braces around one name would stand for themselves. */
const languages = locales.length > 1 ? `{${locales.join(',')}}` : locales[0]
const chapters = coursePath('content/chapters')

export const collections = {
  lessons: defineCollection({
    loader: glob({ base: chapters, pattern: `*/*/${languages}.mdx`, generateId: withoutEnding }),
    schema: lesson,
  }),
  chapters: defineCollection({
    loader: glob({
      base: chapters,
      pattern: `*/${languages}.yaml`,
      generateId: withoutEnding,
    }),
    schema: chapter,
  }),
  openings: defineCollection({
    loader: glob({ base: chapters, pattern: `*/opening.${languages}.yaml`, generateId: withoutEnding }),
    schema: opening,
  }),
  closings: defineCollection({
    loader: glob({ base: chapters, pattern: `*/closing.${languages}.yaml`, generateId: withoutEnding }),
    schema: closing,
  }),
  guides: defineCollection({
    loader: glob({
      base: coursePath('labs'),
      pattern: `*/guide/${languages}.mdx`,
      generateId: ({ entry }) => entry.replace('/guide', '').replace('.mdx', ''),
    }),
    schema: guide,
  }),
  // one entry for each language, with all its terms
  terms: defineCollection({
    loader: glob({ base: coursePath('content/glossary'), pattern: `${languages}.yaml`, generateId: withoutEnding }),
    schema: z.record(z.string(), term),
  }),
  // the book for instructors is the software's own, whatever course it shows
  teach: defineCollection({
    loader: glob({ base: './content/teach', pattern: '*/{en,ko}.mdx', generateId: withoutEnding }),
    schema: teach,
  }),
  sources: defineCollection({ loader: file(coursePath('content/sources.yaml')), schema: source }),
}
