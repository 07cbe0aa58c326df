import type { PageMessage } from '../../protocol/live.ts'

/**
 * Hands in the machine code behind node:sqlite right before the first message whose services name it; what is said
 * meanwhile waits, in order. Where it cannot be fetched, all goes on, and the service that needs it says so.
 */
export function handInStore(post: (message: PageMessage) => void, url: string): { pass(message: PageMessage): void } {
  let given = false
  let waiting: PageMessage[] | null = null
  return {
    pass(message) {
      if (waiting) {
        waiting.push(message)
        return
      }
      if (given || !needsStore(message)) return post(message)
      const held = [message]
      waiting = held
      given = true
      void fetchBytes(url)
        .then(
          (sqlite) => post({ type: 'store', sqlite }),
          () => {
            // asked for again with the next such message
            given = false
          },
        )
        .then(() => {
          waiting = null
          for (const one of held) post(one)
        })
    },
  }
}

/** Whether a message brings code that imports node:sqlite. */
export function needsStore(message: PageMessage): boolean {
  if (message.type === 'branch') return IMPORTS.test(message.run)
  return 'files' in message && IMPORTS.test(JSON.stringify(message.files))
}

const IMPORTS = /from\s*\\*['"](node:)?sqlite\\*['"]/

async function fetchBytes(url: string): Promise<ArrayBuffer> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
  return answer.arrayBuffer()
}
