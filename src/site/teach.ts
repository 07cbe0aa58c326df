import { type CollectionEntry, getCollection } from 'astro:content'
import { inLocale, type Locale } from '../content/locale.ts'
import { address } from './addresses.ts'

/** One page of the book for instructors. */
export interface TeachPage {
  slug: string
  href: string
  /** The language of the text; differs from the page's where the book is not translated. */
  textLocale: Locale
  entry: CollectionEntry<'teach'>
}

/** The pages of the book in order; the first is the book's own front page. */
export async function readTeach(locale: Locale): Promise<TeachPage[]> {
  const entries = await getCollection('teach')
  const folders = [...new Set(entries.map((entry) => entry.id.split('/')[0] as string))]
  return folders
    .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
    .flatMap((folder) => {
      const find = (one: Locale) => entries.find((entry) => entry.id === `${folder}/${one}`)
      const english = find('en')
      const found = inLocale(locale, find) ?? (english && { text: english, locale: 'en' })
      const slug = folder.replace(/^\d+-/, '')
      const path = slug === 'begin' ? '/teach/' : `/teach/${slug}/`
      return found ? [{ slug, href: address(path, locale), textLocale: found.locale, entry: found.text }] : []
    })
}
