import type en from '../../../content/ui/reader.en.json'
import type { Locale } from '../../content/locale.ts'
import { over } from '../../content/words-over.ts'

/** The words of openings, closings, review and progress: one shape in all languages. */
export type ReaderWords = typeof en

const files = import.meta.glob<ReaderWords>('/content/ui/reader.*.json', { import: 'default', eager: true })

/** The words in a language; those that it lacks are English. Pages hand their scripts only what they say. */
export function readerWords(locale: Locale): ReaderWords {
  return over(files['/content/ui/reader.en.json'] as ReaderWords, files[`/content/ui/reader.${locale}.json`])
}
