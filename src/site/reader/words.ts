import en from '../../../content/ui/reader.en.json' with { type: 'json' }
import ko from '../../../content/ui/reader.ko.json' with { type: 'json' }
import type { Locale } from '../../content/locale.ts'

/** The words of openings, closings, review and progress: one shape, two languages. */
export type ReaderWords = typeof en

const all: Record<Locale, ReaderWords> = { en, ko }

/** The words in a language. Pages hand their scripts only those that they say. */
export function readerWords(locale: Locale): ReaderWords {
  return all[locale]
}
