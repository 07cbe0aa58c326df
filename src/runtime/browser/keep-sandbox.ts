import { openSandbox, type Sandbox, SandboxGone } from './sandbox.ts'

export interface KeepListener {
  /** A sandbox is there: the first, or one in place of a lost one, which was lost for this reason. It has no run yet. */
  opened(sandbox: Sandbox, lostBefore: string): void
  /** The browser has ended the sandbox; another is being opened, or `ended` follows. */
  lost(): void
  /** No sandbox, and none is being opened: why, in an English sentence, and the reason for the page's own words. Somebody may try again by hand. */
  ended(why: string, reason: SandboxGone['reason'] | null): void
}

/** Who loses two sandboxes within this time would only lose a third: the code is to blame, and waits for its author. */
const CALM_MS = 20_000

/**
 * Keeps a sandbox open for a page with this lab: when the browser ends one, mostly for want of memory, another takes its place. The
 * page holds the files and opens its run again in the new one, held. Returns how to close it for good.
 */
export function keepSandbox(listener: KeepListener, lab?: string): () => void {
  let current: Sandbox | null = null
  let closed = false
  let lastLoss = Number.NEGATIVE_INFINITY
  const open = async (lostBefore: string): Promise<void> => {
    let sandbox: Sandbox
    try {
      sandbox = await openSandbox(lab)
    } catch (reason) {
      if (closed) return
      const known = reason instanceof SandboxGone ? reason.reason : null
      listener.ended(reason instanceof Error ? reason.message : String(reason), known)
      return
    }
    if (closed) return sandbox.close()
    current = sandbox
    sandbox.onLost((why) => {
      if (closed) return
      const now = performance.now()
      const calm = now - lastLoss > CALM_MS
      lastLoss = now
      current = null
      listener.lost()
      if (calm) void open(why)
      else listener.ended(why, 'lost')
    })
    listener.opened(sandbox, lostBefore)
  }
  void open('')
  return () => {
    closed = true
    current?.close()
  }
}
