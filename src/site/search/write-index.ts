import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { close, createIndex } from 'pagefind'
import type { Locale } from '../../content/locale.ts'
import { pagesIn } from '../built/pages.ts'
import { readRecords, type SearchRecord } from './records.ts'
import { indexText, placesOf } from './words.ts'

/** A term's names, in English and in Korean. */
type Names = Record<Locale, string>

/**
 * Writes `pagefind/` into the built site. Each section of a lesson, each lab and each term is one record. It is indexed by
 * the words of `indexText` and by the other language's names of the terms that occur in it, so that "timeout" finds
 * 타임아웃; its own text goes along for the excerpt. Beside the index stand lists of its files, for use without a network.
 */
export async function writeSearchIndex(dist: string): Promise<{ records: number; bytes: number }> {
  const records = pagesIn(dist).flatMap(({ path, file }) => readRecords(path, readFileSync(file, 'utf8')))
  const names = termNames(records)
  const { index, errors } = await createIndex({ maxFragments: 40 })
  if (!index) throw new Error(`pagefind: ${errors.join(', ')}`)
  for (const record of records) {
    const added = await index.addCustomRecord(asCustom(record, names))
    if (added.errors.length > 0) throw new Error(`pagefind, ${record.href}: ${added.errors.join(', ')}`)
  }
  const { files } = await index.getFiles()
  const kept = files.filter(({ path }) => !/(-ui|highlight)\./.test(path))
  const folder = join(dist, 'pagefind')
  rmSync(folder, { recursive: true, force: true })
  for (const { path, content } of kept) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  for (const [locale, other] of [
    ['en', 'ko'],
    ['ko', 'en'],
  ]) {
    const own = kept
      .map(({ path }) => `/pagefind/${path}`)
      .filter((path) => !path.includes(`/${other}_`) && !path.includes(`.${other}_`))
    writeFileSync(join(folder, `files-${locale}.json`), JSON.stringify(own))
  }
  await close()
  return { records: records.length, bytes: kept.reduce((sum, { content }) => sum + content.length, 0) }
}

function asCustom({ kind, locale, href, title, heading, text }: SearchRecord, names: Names[]) {
  const other: Locale = locale === 'ko' ? 'en' : 'ko'
  const said = [title, heading, text].join(' . ')
  const twins = names.filter((name) => placesOf(said, [name[locale]]).length > 0)
  const words = [said, ...twins.map((name) => name[other])].join(' . ')
  return {
    url: href,
    language: locale,
    content: indexText(words),
    meta: { title, heading, text, kind, twins: JSON.stringify(twins.map((name) => [name[other], name[locale]])) },
  }
}

/** The names of all terms; what stands in brackets, such as (p50, p99), is not part of a name. */
function termNames(records: SearchRecord[]): Names[] {
  const bare = (name: string) => name.replace(/[\u2060]?\s*\(.*\)/, '').trim()
  return records
    .filter(({ kind, locale }) => kind === 'term' && locale === 'en')
    .map(({ title, heading }) => ({ en: bare(title), ko: bare(heading) }))
    .filter(({ en, ko }) => en !== '' && ko !== '')
}
