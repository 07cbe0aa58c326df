import type en from '../../content/ui/en.json'
import settings from '../../faultline.config.ts'
import type { Locale } from '../content/locale.ts'
import { over } from '../content/words-over.ts'

/** The interface's words: one shape in all languages. */
export type Words = typeof en

const files = import.meta.glob<Words>('/content/ui/*.json', { import: 'default', eager: true })
const made = new Map<Locale, Words>()

/** The interface's words in a language; those that it lacks are English. The site's name is the course's. */
export function words(locale: Locale): Words {
  const known = made.get(locale)
  if (known) return known
  const own = over(files['/content/ui/en.json'] as Words, files[`/content/ui/${locale}.json`])
  const { title } = settings
  const name = typeof title === 'string' ? title : (title[locale] ?? Object.values(title)[0] ?? own.site.name)
  const all = { ...own, site: { ...own.site, name } }
  made.set(locale, all)
  return all
}

/** A language's name in a language, by default in itself: 'Deutsch'. */
export function languageName(language: Locale, said: Locale = language): string {
  return new Intl.DisplayNames(said, { type: 'language' }).of(language) ?? language
}

export { counted, fill } from './fill.ts'
