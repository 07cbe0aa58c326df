import { writeSearchIndex } from '../search/write-index.ts'
import { writeEarlyModules } from './early-modules.ts'
import { writePageFonts } from './page-fonts.ts'
import { writePageStyles } from './page-styles.ts'
import { writeServiceWorker } from './service-worker.ts'

/** What is made from the built pages: their own fonts and styles, the search index, the service worker. Returns a line for the log. */
export async function finishSite(dist: string): Promise<string> {
  const fonts = await writePageFonts(dist)
  const styled = writePageStyles(dist)
  const early = await writeEarlyModules(dist)
  const search = await writeSearchIndex(dist)
  const worker = await writeServiceWorker(dist)
  const kB = (bytes: number) => `${Math.round(bytes / 1000)} kB`
  return `fonts of ${fonts} pages, styles of ${styled}, early modules of ${early}; search: ${search.records} records, ${kB(search.bytes)}; taken before any visit: ${worker.files} files, ${kB(worker.bytes)}`
}
