import type { KernelMessage, Refused, ReplayPoint } from '../../protocol/live.ts'
import { nextOrderId } from './order-id.ts'
import { type Sandbox, SandboxError } from './sandbox.ts'

/**
 * Writing a run down, and going on from anywhere in it.
 *
 *     const run = await recordRun(sandbox)                     // text: to keep, to share, to branch from
 *     const branch = branchRun(sandbox, {
 *       lab: 'retry-storm',
 *       run,
 *       to: { moment: 12_000_000 },                            // µs; or { moment, event: 812 }: to just after event 812
 *       without: ['fault-3'],                                  // ids of faults that are left out
 *       onProgress: (done) => { bar.value = done },            // 0 to 1
 *       onOpened: () => { take = new Take(cast) },             // journal rows of the new run follow
 *     })
 *     cancelButton.onclick = branch.cancel                     // the run under way stays, held
 *     await branch.opened                                      // held there; 'run', 'step', 'inject' … go to it
 *
 * A branch does the run again from 0 s with all services together, some seconds for a long one, and is a run of its
 * own from then on: it can be recorded and branched again. The run under way is held meanwhile. What cannot be opened
 * is refused with `BranchRefused`, whose reason is a key of `branch.refused` in the interface's words; its `message`
 * says the same in English.
 */
export interface BranchOrder {
  lab: string
  /** What `recordRun` gave. It may come from anywhere: nothing in it is trusted. */
  run: string
  to: ReplayPoint
  without?: string[]
  onProgress?: (done: number) => void
  onOpened?: () => void
}

export class BranchRefused extends Error {
  readonly reason: Refused['reason']
  readonly values: Refused['values']

  constructor(message: string, { reason, values }: Refused) {
    super(message)
    this.name = 'BranchRefused'
    this.reason = reason
    this.values = values
  }
}

/** The run under way as text. @throws SandboxError when there is none. */
export function recordRun(sandbox: Sandbox): Promise<string> {
  const id = nextOrderId()
  return new Promise((resolve, reject) => {
    const stop = sandbox.on((message) => {
      if (message.type !== 'recorded' || message.id !== id) return
      stop()
      resolve(message.run)
    })
    sandbox.request({ type: 'record', id }).catch((error: unknown) => {
      stop()
      reject(error)
    })
  })
}

/** `opened` rejects with BranchRefused, or with SandboxError when it was cancelled or a service hung on the way. */
export function branchRun(sandbox: Sandbox, order: BranchOrder): { opened: Promise<void>; cancel: () => void } {
  const id = nextOrderId()
  const hear = (message: KernelMessage) => {
    if (message.type === 'branch-progress' && message.id === id)
      order.onProgress?.(message.of === 0 ? 1 : Math.min(1, message.now / message.of))
    if (message.type === 'opened' && message.id === id) order.onOpened?.()
  }
  const stop = sandbox.on(hear)
  const { lab, run, to, without = [] } = order
  const opened = sandbox
    .request({ type: 'branch', id, lab, run, to, without })
    .catch((error: unknown) => {
      throw error instanceof SandboxError && error.refused ? new BranchRefused(error.message, error.refused) : error
    })
    .finally(stop)
  return { opened, cancel: () => sandbox.send({ type: 'cancel-branch', id }) }
}
