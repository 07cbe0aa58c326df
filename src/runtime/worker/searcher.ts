import { writeRun } from '../../engine/run-record.ts'
import { ENGINE_VERSION } from '../../engine/version.ts'
import { type Breaking, searchBreaking } from '../../lab/search/search.ts'
import type { FoundBreaking, SearchReply, SearchRequest } from '../../protocol/search.ts'
import { browserLoader, createTogetherHost } from '../together/browser.ts'
import { readerOf } from './reader.ts'
import type { RunnerJob } from './runner-messages.ts'
import { definitionsOf } from './supplies.ts'

/**
 * A worker in the sandbox that searches for faults which break some code, all services together. It is a script of its
 * own, fetched when somebody searches.
 */
const post = globalThis.postMessage.bind(globalThis) as (message: unknown) => void
const { performance, setInterval } = globalThis
const ALIVE_EVERY_MS = 250

globalThis.onmessage = (event: MessageEvent<RunnerJob>) => {
  const job = event.data
  globalThis.onmessage = null
  const host = createTogetherHost(browserLoader({ ...job, reader: readerOf(job) }))
  const definitionOf = definitionsOf(job)
  globalThis.addEventListener('message', (message) => void search((message as MessageEvent<Order>).data))

  async function search({ id, lab: name, files, seed, tries }: Order): Promise<void> {
    setInterval(() => post({ type: 'alive' }), ALIVE_EVERY_MS)
    const say = (reply: SearchReply) => post(reply)
    try {
      const lab = definitionOf(name)
      if (!lab) throw new Error(`There is no lab '${name}'.`)
      const told = (breaking: Breaking | null): FoundBreaking | null => {
        if (!breaking) return null
        const { schedule, success, inputs, until, hash } = breaking
        const origin = { engine: ENGINE_VERSION, lab: name, labVersion: lab.version, seed, files }
        return { schedule, seed, success, run: writeRun({ ...origin, inputs, until, hash }) }
      }
      let said = performance.now()
      const found = await searchBreaking(lab, files, host, {
        ...{ seed, tries },
        goOn: () => {
          // says so from within a long step as well
          if (performance.now() - said > ALIVE_EVERY_MS) {
            said = performance.now()
            post({ type: 'alive' })
          }
          return true
        },
        progress: (tried, smallest) => say({ type: 'search-progress', id, tried, of: tries, smallest: told(smallest) }),
      })
      say({ type: 'search-done', id, found: told(found) })
    } catch (error) {
      const { name: kind, message } = error instanceof Error ? error : new Error(String(error))
      say({ type: 'search-failed', id, error: { name: kind, message } })
    }
  }
}

type Order = Extract<SearchRequest, { type: 'search' }>
