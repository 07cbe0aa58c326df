import type { Locale } from '../content/locale.ts'

const consonants = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ']
const plain: Record<string, string> = { ㄲ: 'ㄱ', ㄸ: 'ㄷ', ㅃ: 'ㅂ', ㅆ: 'ㅅ', ㅉ: 'ㅈ' }
const firstSyllable = 0xac00
const syllablesPerConsonant = 588

/** Entries in the language's order, under their initials: letters in English, consonants in Korean, digits last, under #. */
export function byInitial<T extends { term: string }>(
  entries: T[],
  locale: Locale,
): { initial: string; entries: T[] }[] {
  const isOther = (term: string) => Number(initialOf(term) === '#')
  const sorted = entries.toSorted((a, b) => isOther(a.term) - isOther(b.term) || a.term.localeCompare(b.term, locale))
  const groups = Map.groupBy(sorted, (entry) => initialOf(entry.term))
  return [...groups].map(([initial, group]) => ({ initial, entries: group }))
}

/** "서킷" begins with ㅅ, "saga" with S, "2단계" with #. */
export function initialOf(term: string): string {
  const first = term[0] ?? ''
  const index = Math.floor((first.charCodeAt(0) - firstSyllable) / syllablesPerConsonant)
  const consonant = consonants[index]
  if (consonant) return plain[consonant] ?? consonant
  return /\p{L}/u.test(first) ? first.toUpperCase() : '#'
}
