import { defineCollection } from 'astro:content'
import { file, glob } from 'astro/loaders'
import { chapter } from './content/chapter.ts'
import { guide } from './content/guide.ts'
import { lesson } from './content/lesson.ts'
import { source } from './content/source.ts'
import { term } from './content/term.ts'

// Ids keep the folder numbers ("7-failure/2-retries/en"): they give the order. src/site/course.ts drops them for addresses.
const withoutEnding = ({ entry }: { entry: string }) => entry.replace(/\.[a-z]+$/, '')

export const collections = {
  lessons: defineCollection({
    loader: glob({ base: './content/chapters', pattern: '*/*/{en,ko}.mdx', generateId: withoutEnding }),
    schema: lesson,
  }),
  chapters: defineCollection({
    loader: glob({
      base: './content/chapters',
      pattern: '*/{en,ko}.yaml',
      generateId: withoutEnding,
    }),
    schema: chapter,
  }),
  guides: defineCollection({
    loader: glob({
      base: './labs',
      pattern: '*/guide/{en,ko}.mdx',
      generateId: ({ entry }) => entry.replace('/guide', '').replace('.mdx', ''),
    }),
    schema: guide,
  }),
  termsEn: defineCollection({ loader: file('content/glossary/en.yaml'), schema: term }),
  termsKo: defineCollection({ loader: file('content/glossary/ko.yaml'), schema: term }),
  sources: defineCollection({ loader: file('content/sources.yaml'), schema: source }),
}
