import en from '../../../content/ui/author.en.json'
import ko from '../../../content/ui/author.ko.json'

export type AuthorWords = typeof en

/** The words of the author's panel; a language that has none of its own reads the English ones. */
export function authorWords(locale: string): AuthorWords {
  return locale === 'ko' ? ko : en
}
