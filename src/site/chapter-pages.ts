import { getCollection } from 'astro:content'
import type { Closing } from '../content/closing.ts'
import { inLocale, type Locale } from '../content/locale.ts'
import type { Opening } from '../content/opening.ts'
import { address } from './addresses.ts'
import type { ChapterPages } from './course.ts'

/** The opening of a chapter, if it has one. */
export async function readOpening(chapter: ChapterPages, locale: Locale): Promise<Opening | undefined> {
  const all = await getCollection('openings')
  return inLocale(locale, (one) => all.find(({ id }) => id === `${folderOf(chapter)}/opening.${one}`)?.data)?.text
}

/** The closing of a chapter, if it has one. */
export async function readClosing(chapter: ChapterPages, locale: Locale): Promise<Closing | undefined> {
  const all = await getCollection('closings')
  return inLocale(locale, (one) => all.find(({ id }) => id === `${folderOf(chapter)}/closing.${one}`)?.data)?.text
}

/** The addresses of a chapter's opening and closing. */
export function chapterLinks(chapter: { slug: string }, locale: Locale): { opening: string; closing: string } {
  const path = `/chapters/${chapter.slug}/`
  return { opening: address(path, locale), closing: address(`${path}closing/`, locale) }
}

function folderOf({ number, slug }: ChapterPages): string {
  return `${number}-${slug}`
}
