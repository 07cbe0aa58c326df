import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { close, createIndex } from 'pagefind'
import { type Locale, locales, otherLocales } from '../../content/locale.ts'
import { pagesIn } from '../built/pages.ts'
import { readRecords, type SearchRecord } from './records.ts'
import { indexText, placesOf } from './words.ts'

/** A term's name in every language, without what stands in brackets, such as (p50, p99). */
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
  for (const locale of locales) {
    const foreign = otherLocales(locale).map((other) => new RegExp(`[/.]${other}_`))
    const own = kept.map(({ path }) => `/pagefind/${path}`).filter((path) => !foreign.some((other) => other.test(path)))
    writeFileSync(join(folder, `files-${locale}.json`), JSON.stringify(own))
  }
  await close()
  return { records: records.length, bytes: kept.reduce((sum, { content }) => sum + content.length, 0) }
}

function asCustom({ kind, locale, href, title, heading, text }: SearchRecord, names: Names[]) {
  const said = [title, heading, text].join(' . ')
  const twins = names.flatMap((name) => {
    const own = name[locale]
    if (!own || placesOf(said, [own]).length === 0) return []
    return otherLocales(locale).flatMap((other) => (name[other] ? [[name[other], own] as const] : []))
  })
  const words = [said, ...twins.map(([other]) => other)].join(' . ')
  return {
    url: href,
    language: locale,
    content: indexText(words),
    meta: { title, heading, text, kind, twins: JSON.stringify(twins) },
  }
}

/** The names of all terms, by the anchors that they share. */
function termNames(records: SearchRecord[]): Names[] {
  const bare = (name: string) => name.replace(/[\u2060]?\s*\(.*\)/, '').trim()
  const terms = records.filter(({ kind }) => kind === 'term')
  const byAnchor = Map.groupBy(terms, ({ href }) => href.split('#')[1])
  return [...byAnchor.values()].map((same) =>
    Object.fromEntries(same.map(({ locale, title }) => [locale, bare(title)])),
  )
}
