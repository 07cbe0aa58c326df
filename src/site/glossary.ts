import { getCollection } from 'astro:content'
import { nearest } from './nearest.ts'

/** The error for a term that the glossary does not have, naming the one that may have been meant. */
export async function unknownTerm(id: string, collection: 'termsEn' | 'termsKo', place: string): Promise<Error> {
  const near = nearest(
    id,
    (await getCollection(collection)).map((entry) => entry.id),
  )
  const file = collection === 'termsEn' ? 'content/glossary/en.yaml' : 'content/glossary/ko.yaml'
  return new Error(`${place}: <Term id="${id}"> is not in ${file}${near ? `; did you mean "${near}"?` : ''}`)
}
