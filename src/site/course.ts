import { type CollectionEntry, getCollection } from 'astro:content'
import { isShown } from '../content/course-folder.ts'
import { defaultLocale, inLocale, type Locale } from '../content/locale.ts'
import { address } from './addresses.ts'

type LessonEntry = CollectionEntry<'lessons'>

/** One lesson in the language asked for, or in the other one where there is no translation. */
export interface LessonPage {
  /** "7.2": chapter and place in it. */
  number: string
  /** Folder names without their numbers: `failure`, `retries`. */
  chapter: string
  slug: string
  /** The path of the English twin. */
  path: string
  href: string
  /** The language of the text; differs from the page's when it is not translated. */
  textLocale: Locale
  entry: LessonEntry
}

/** A chapter that has at least one lesson, with those lessons in order. */
export interface ChapterPages {
  number: number
  slug: string
  title: string
  summary: string
  lessons: LessonPage[]
}

/** Every chapter that has lessons, in order, as a reader of `locale` meets it. */
export async function readCourse(locale: Locale): Promise<ChapterPages[]> {
  const [lessons, chapters] = await Promise.all([getCollection('lessons'), getCollection('chapters')])
  const folders = new Map<string, Map<string, Partial<Record<Locale, LessonEntry>>>>()
  for (const entry of lessons) {
    const [chapter = '', lesson = '', language = defaultLocale] = entry.id.split('/')
    const inChapter = folders.get(chapter) ?? new Map()
    folders.set(chapter, inChapter)
    inChapter.set(lesson, { ...inChapter.get(lesson), [language]: entry })
  }
  return [...folders]
    .filter(([folder]) => isShown('chapters', splitFolder(folder).slug))
    .map(([folder, inChapter]) => {
      const { number, slug } = splitFolder(folder)
      const about = inLocale(locale, (one) => chapters.find((entry) => entry.id === `${folder}/${one}`)?.data)?.text
      if (!about)
        throw new Error(`content/chapters/${folder} has lessons but no ${locale}.yaml with a title and a summary`)
      const pages = [...inChapter].map(([lesson, versions]) => page(locale, number, slug, lesson, versions))
      return { number, slug, ...about, lessons: pages.sort((a, b) => place(a) - place(b)) }
    })
    .sort((a, b) => a.number - b.number)
}

function page(
  locale: Locale,
  chapterNumber: number,
  chapter: string,
  folder: string,
  versions: Partial<Record<Locale, LessonEntry>>,
): LessonPage {
  const { number, slug } = splitFolder(folder)
  const found = inLocale(locale, (one) => versions[one])
  if (!found) throw new Error(`The lesson ${folder} has a text in no language of the course`)
  const { text: entry, locale: textLocale } = found
  const path = `/chapters/${chapter}/${slug}/`
  return {
    number: `${chapterNumber}.${number}`,
    chapter,
    slug,
    path,
    href: address(path, locale),
    textLocale,
    entry,
  }
}

/** "7-failure" is chapter 7, `failure` in addresses. */
function splitFolder(folder: string): { number: number; slug: string } {
  const [, number = '', slug = ''] = /^(\d+)-(.+)$/.exec(folder) ?? []
  if (slug === '') throw new Error(`content/chapters: the folder "${folder}" needs a number in front, like 7-failure`)
  return { number: Number(number), slug }
}

const place = (lesson: LessonPage) => Number(lesson.number.split('.')[1])
