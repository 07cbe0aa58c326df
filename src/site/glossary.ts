import { getCollection } from 'astro:content'
import type { Locale } from '../content/locale.ts'
import type { Term } from '../content/term.ts'
import { nearest } from './nearest.ts'

/** The terms of each language, by their ids. */
export async function readTerms(): Promise<Map<Locale, Record<string, Term>>> {
  return new Map((await getCollection('terms')).map((entry) => [entry.id, entry.data]))
}

/** The error for a term that no language's glossary has, naming the one that may have been meant. */
export async function unknownTerm(id: string, place: string): Promise<Error> {
  const ids = [...(await readTerms()).values()].flatMap((one) => Object.keys(one))
  const near = nearest(id, ids)
  return new Error(`${place}: <Term id="${id}"> is not in content/glossary${near ? `; did you mean "${near}"?` : ''}`)
}
