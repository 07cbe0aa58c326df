import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { KeeperLine } from './keeper.ts'

/** Sees to it that nothing is left behind when this process dies without a word, by SIGKILL for instance. */
export interface Keeper {
  /** Tells it of a process or a folder. */
  keep(line: KeeperLine): void
  /** Everything has been ended and removed here. */
  close(): void
}

/** Starts a process of its own that waits for this one to go, and then ends and removes what it was told of. */
export function startKeeper(): Keeper {
  const file = import.meta.url.endsWith('.ts') ? './keeper.ts' : './keeper.js'
  const child = spawn(process.execPath, [fileURLToPath(new URL(file, import.meta.url))], {
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  // without a keeper the lab runs all the same
  child.on('error', () => {})
  child.unref()
  child.channel?.unref()
  return {
    keep: (line) => void (child.connected && child.send(line, () => {})),
    close: () => void (child.connected && child.disconnect()),
  }
}
