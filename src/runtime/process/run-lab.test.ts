import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { Journal } from '../../engine/journal.ts'
import { CallBook } from '../../engine/measures/call-book.ts'
import type { StationLine, StationOrder } from '../../protocol/station.ts'
import { statusOf } from './status.ts'

const started: ChildProcess[] = []
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
})

/** `npm run lab -- hello --json`, and what it says. */
async function lab() {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../author/lab.ts'), 'hello', '--json'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  started.push(child)
  const lines: StationLine[] = []
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(JSON.parse(line) as StationLine))
  const until = async (fits: (lines: StationLine[]) => boolean) => {
    while (!fits(lines)) await wait(50)
  }
  await until((said) => said.some(({ type }) => type === 'services'))
  const services = () => lines.findLast((line) => line.type === 'services')?.services ?? []
  const tell = (order: StationOrder) => child.stdin.write(`${JSON.stringify(order)}\n`)
  return { child, lines, until, services, tell, gone: new Promise<number | null>((done) => child.once('exit', done)) }
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket.destroy() !== undefined))
    socket.on('error', () => resolve(false))
  })
}

/** Work folders of that supervisor that are still there. */
function left(pid: number | undefined): string[] {
  return readdirSync(join(import.meta.dirname, '../../../.cache/processes')).filter((name) =>
    name.startsWith(`${pid}-`),
  )
}

test('another program reads the journal from the lines, and breaks the lab by them', async () => {
  const { lines, until, services, tell, gone } = await lab()
  const journal = new Journal()
  const book = new CallBook(journal)
  let read = 0
  const now = () => {
    for (const line of lines.slice(read))
      if (line.type === 'journal') journal.extend(Float64Array.from(line.rows), line.strings)
    read = lines.length
    book.read()
    return lines.findLast((line) => line.type === 'journal')?.now ?? 0
  }
  const wellAt = () => statusOf(book, 'visitors', [{ from: 'greeter', to: 'guestbook' }], now())
  await until(() => wellAt().well > 0)
  tell({ order: 'inject', fault: { id: 'k', kind: 'kill', target: 'guestbook' } })
  await until(() => services().some(({ name, state }) => name === 'guestbook' && state === 'down'))
  await until(() => book.calls.some(({ to, failure }) => to === 'greeter' && failure === '') && wellAt().well < 0.5)
  tell({ order: 'inject', fault: { id: 'x', kind: 'no-such-fault', target: 'greeter' } })
  await until(() => lines.some((line) => line.type === 'refused' && line.sentence.includes('no-such-fault')))
  tell({ order: 'close' })
  expect(await gone).toBe(0)
  for (const { port } of services()) expect(await listens(port)).toBe(false)
})

test.each(['SIGINT', 'SIGKILL'] as const)(
  'after %s no process, no port and no folder is left, though one stood still',
  async (signal) => {
    const { child, services, tell, until, gone } = await lab()
    tell({ order: 'inject', fault: { id: 'p', kind: 'pause', target: 'guestbook' } })
    await until(() => services().some(({ state }) => state === 'paused'))
    const ports = services().map(({ port }) => port)
    child.kill(signal)
    await gone
    // the keeper needs a moment
    while ((await Promise.all(ports.map(listens))).some(Boolean) || left(child.pid).length > 0) await wait(50)
  },
)
