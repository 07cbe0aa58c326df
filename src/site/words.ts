import en from '../../content/ui/en.json' with { type: 'json' }
import ko from '../../content/ui/ko.json' with { type: 'json' }
import type { Locale } from '../content/locale.ts'

/** The interface's words: one shape, two languages. */
export type Words = typeof en

const all: Record<Locale, Words> = { en, ko }

/** The interface's words in a language. */
export function words(locale: Locale): Words {
  return all[locale]
}

/** Puts values into `{name}` places of a sentence. A place without a value stays visible, so that it is noticed. */
export function fill(sentence: string, values: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
}

/** The singular or plural form of an English counted noun; Korean has one form and gets it. */
export function counted(forms: { one: string; other: string }, n: number): string {
  return fill(n === 1 ? forms.one : forms.other, { n })
}
