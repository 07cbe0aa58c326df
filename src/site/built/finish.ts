import { writeSearchIndex } from '../search/write-index.ts'
import { writeServiceWorker } from './service-worker.ts'

/** What is made from the built pages: the search index, then the service worker. Returns a line for the log. */
export async function finishSite(dist: string): Promise<string> {
  const search = await writeSearchIndex(dist)
  const worker = await writeServiceWorker(dist)
  const kB = (bytes: number) => `${Math.round(bytes / 1000)} kB`
  return `search: ${search.records} records, ${kB(search.bytes)}; taken before any visit: ${worker.files} files, ${kB(worker.bytes)}`
}
