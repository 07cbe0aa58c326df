import { rmSync } from 'node:fs'

/** What a keeper hears: of processes and a folder that must not outlive the supervisor. */
export type KeeperLine = { began: number } | { ended: number } | { folder: string }

const processes = new Set<number>()
const folders: string[] = []

// a terminal's Ctrl-C reaches everybody; this process leaves when the supervisor does
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
process.on('message', (line: KeeperLine) => {
  if ('began' in line) processes.add(line.began)
  else if ('ended' in line) processes.delete(line.ended)
  else folders.push(line.folder)
})
process.on('disconnect', () => {
  for (const pid of processes) {
    try {
      // a stopped process dies of nothing less
      process.kill(pid, 'SIGKILL')
    } catch {
      // it has ended by itself
    }
  }
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  process.exit(0)
})
