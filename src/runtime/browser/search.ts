import { searcherUrl } from 'virtual:sandbox'
import type { ServiceFiles } from '../../protocol/live.ts'
import type { FoundBreaking } from '../../protocol/search.ts'
import { nextOrderId } from './order-id.ts'
import { type Sandbox, SandboxError } from './sandbox.ts'

/**
 * Searching for the smallest schedule of a lab's own faults that some code does not survive, in a worker of the
 * sandbox: the page goes on meanwhile, and so does the run under way.
 *
 *     const search = searchRun(sandbox, {
 *       lab: 'retry-storm', files, seed: 1, tries: 30,
 *       onProgress: (tried, of, smallest) => { … },          // `tried` may pass `of` while what was found is made smaller
 *     })
 *     cancelButton.onclick = search.cancel                     // `found` then resolves to the smallest so far
 *     const found = await search.found                         // null: every schedule tried was survived
 *     if (found) branchRun(sandbox, { lab: 'retry-storm', run: found.run, to: { moment: 3_000_000 } })
 */
export interface SearchOrder {
  lab: string
  files: ServiceFiles
  seed: number
  /** Schedules tried before the code is believed; 30 unless said. */
  tries?: number
  onProgress?: (tried: number, of: number, smallest: FoundBreaking | null) => void
}

let script: Promise<string> | null = null

/** `found` rejects with SandboxError when a service hung or failed on the way. A new search ends the one before. */
export function searchRun(
  sandbox: Sandbox,
  order: SearchOrder,
): { found: Promise<FoundBreaking | null>; cancel: () => void } {
  const id = nextOrderId()
  const { lab, files, seed, tries = 30, onProgress } = order
  let smallest: FoundBreaking | null = null
  let settle: { resolve: (found: FoundBreaking | null) => void; reject: (reason: unknown) => void } | null = null
  let over = false
  const found = new Promise<FoundBreaking | null>((resolve, reject) => {
    settle = { resolve, reject }
  })
  const stop = sandbox.on((message) => {
    if (!('id' in message) || message.id !== id) return
    if (message.type === 'search-progress') {
      smallest = message.smallest
      onProgress?.(message.tried, message.of, smallest)
    } else if (message.type === 'search-done') end(() => settle?.resolve(message.found))
    else if (message.type === 'search-failed') end(() => settle?.reject(new SandboxError(message.error)))
  })
  const end = (how: () => void) => {
    over = true
    stop()
    how()
  }
  script ??= fetchScript()
  script.then(
    (text) => !over && sandbox.send({ type: 'search', id, lab, files, seed, tries, script: text }),
    (reason) => {
      script = null
      end(() => settle?.reject(reason))
    },
  )
  return {
    found,
    cancel: () => {
      if (over) return
      sandbox.send({ type: 'cancel-search', id })
      end(() => settle?.resolve(smallest))
    },
  }
}

async function fetchScript(): Promise<string> {
  const answer = await fetch(searcherUrl)
  if (!answer.ok) throw new Error(`The search could not be loaded: ${searcherUrl} answered ${answer.status}.`)
  return answer.text()
}
