import { ROW_LENGTH, Row, SERVICE_STATES } from '../../src/engine/journal.ts'
import type { KernelMessage, ServiceFiles } from '../../src/protocol/live.ts'
import { openSandbox } from '../../src/runtime/browser/sandbox.ts'

/** Wall milliseconds from the order until every service of a lab listens; the sandbox is there. */
export async function listening(lab: string, files: ServiceFiles): Promise<number> {
  const sandbox = await openSandbox(lab)
  const asked = performance.now()
  await sandbox.request({ type: 'open', id: 1, lab, files, seed: 1 })
  const took = performance.now() - asked
  sandbox.close()
  return took
}

/** A hang in wall milliseconds: until it was named, from there until it was gone, from there until it was up again. */
export interface Hang {
  named: number
  killed: number
  serving: number
}

/** Runs code of which one service comes to a loop without end, and watches what becomes of it. */
export async function hang(lab: string, files: ServiceFiles): Promise<Hang> {
  const sandbox = await openSandbox(lab)
  // while a step hangs, the kernel's clock says nothing
  let lastTick = 0
  let named = 0
  let hanging = 0
  let gone = 0
  const over = new Promise<number>((resolve) => {
    sandbox.on((message: KernelMessage) => {
      const now = performance.now()
      if (message.type === 'clock') lastTick = now
      if (message.type === 'hung' && named === 0) {
        hanging = lastTick
        named = now
      }
      if (message.type !== 'journal' || named === 0) return
      for (let i = 0; i < message.rows.length; i += ROW_LENGTH) {
        if (message.rows[i] !== Row.state) continue
        const state = SERVICE_STATES[message.rows[i + 3] as number]
        if (state === 'crashed' && gone === 0) gone = now
        if (state === 'up' && gone > 0) resolve(now)
      }
    })
  })
  await sandbox.request({ type: 'open', id: 1, lab, files, seed: 1 })
  sandbox.send({ type: 'run' })
  const up = await over
  sandbox.close()
  return { named: named - hanging, killed: gone - named, serving: up - gone }
}
