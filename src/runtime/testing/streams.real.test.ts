import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { SECOND } from '../../engine/time.ts'
import { World } from '../../engine/world.ts'
import { createNodeApartHost } from '../apart/node.ts'

/** Two programs that talk over HTTP: each says the same on real Node over loopback and in the simulation. */
const server = `
import { createServer } from 'node:http'
createServer(async (request, response) => {
  if (request.url === '/echo') {
    for await (const part of request) response.write(String(part).toUpperCase())
    response.end('!')
  } else if (request.url === '/flood') {
    const part = Buffer.alloc(16 * 1024, 'x')
    let written = 1
    while (response.write(part)) written += 1
    console.log('server: write() was false at', written * 16, 'KiB')
    response.once('drain', () => {
      console.log('server: drain')
      response.end()
    })
  } else {
    request.on('close', () => console.log('server: the caller left', response.writableEnded))
    response.write('begun')
  }
}).listen(Number(process.env.PORT), () => console.log('server: listens'))
`
const client = `
const base = process.env.SERVER_URL
const words = ['one', 'two', 'three']
let go = () => {}
const body = new ReadableStream({
  async pull(controller) {
    const word = words.shift()
    if (!word) return controller.close()
    controller.enqueue(new TextEncoder().encode(word))
    // the next part sets out when this one has come back
    await new Promise((done) => { go = done })
  },
})
const echo = await fetch(base + '/echo', { method: 'POST', body, duplex: 'half' })
for await (const part of echo.body) {
  console.log('client: heard', new TextDecoder().decode(part))
  go()
}
const flood = await fetch(base + '/flood')
console.log('client: flooded with', (await flood.arrayBuffer()).byteLength % 16384)
const leave = new AbortController()
const begun = await fetch(base + '/leave', { signal: leave.signal })
console.log('client: status', begun.status)
leave.abort()
await begun.text().catch((error) => console.log('client:', error.name))
`

test.skipIf(process.platform === 'win32')(
  'streams both ways, write() that says wait, an abort that reaches the server: as on real Node',
  { timeout: 60_000 },
  async () => {
    const files = (name: string, text: string) => ({ name, files: { [`${name}.ts`]: text }, entry: `${name}.ts` })
    const plan = { port: 3000, env: { PORT: '3000', SERVER_URL: 'http://server:3000' }, harness: false }
    const world = new World(
      {
        services: [
          { ...files('server', server), ...plan },
          { ...files('client', client), ...plan },
        ],
        links: [{ from: 'client', to: 'server', latency: 1_000 }],
        loads: [],
      },
      1,
      createNodeApartHost(),
    )
    await world.open()
    await world.advance(5 * SECOND)
    const simulated = world.journal.logs.map(({ text }) => text)
    world.close()
    expect(byProcess(await real())).toEqual(byProcess(simulated))
    expect(simulated).toContain('server: write() was false at 64 KiB')
    expect(simulated).toContain('server: the caller left false')
  },
)

const byProcess = (lines: string[]) => ['server', 'client'].map((who) => lines.filter((line) => line.startsWith(who)))

async function real(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'faultline-streams-'))
  const lines: string[] = []
  const running: ChildProcess[] = []
  const run = (name: string, text: string, env: Record<string, string>) => {
    writeFileSync(join(folder, `${name}.mts`), text)
    const child = spawn(process.execPath, [join(folder, `${name}.mts`)], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    child.stdout.on('data', (part) => lines.push(...String(part).split('\n').filter(Boolean)))
    running.push(child)
  }
  const told = async (line: string) => {
    while (!lines.some((one) => one.includes(line))) await new Promise((resolve) => setTimeout(resolve, 10))
  }
  try {
    const port = await freePort()
    run('server', server, { PORT: `${port}` })
    await told('server: listens')
    run('client', client, { SERVER_URL: `http://127.0.0.1:${port}` })
    await told('AbortError')
    await told('the caller left')
    return lines
  } finally {
    for (const child of running) child.kill('SIGKILL')
    rmSync(folder, { recursive: true })
  }
}

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net')
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
