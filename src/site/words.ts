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

/** A language's name in itself: 'Deutsch'. */
export function languageName(locale: Locale): string {
  return new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale
}

/** Puts values into `{name}` places of a sentence. A place without a value stays visible, so that it is noticed. */
export function fill(sentence: string, values: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
}

/** The singular or plural form of an English counted noun; Korean has one form and gets it. */
export function counted(forms: { one: string; other: string }, n: number): string {
  return fill(n === 1 ? forms.one : forms.other, { n })
}
