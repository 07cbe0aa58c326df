import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { MS, SECOND } from '../time.ts'
import type { ToyService } from '../toy/host.ts'
import { counting, type Outcome, scripted, toyWorld } from '../toy/world.ts'
import type { World } from '../world.ts'

/**
 * The same thing done to a real Node process on loopback and to a process of the engine; what callers and handlers
 * see must be the same. Nothing here is said about time on the wall. Needs signals, so not on Windows.
 */
const here = test.skipIf(process.platform === 'win32')
/** Linux caps every backlog at this; the test on it needs what Node asks for. */
const SOMAXCONN = '/proc/sys/net/core/somaxconn'
const onLinux = test.skipIf(!existsSync(SOMAXCONN) || Number(readFileSync(SOMAXCONN, 'utf8')) < 511)

here('a dead process: refused', async () => {
  const server = await start()
  await server.kill()
  const client = scripted('server', [{ at: SECOND }])
  const world = await simulated(client.service, counting().service)
  await world.inject({ id: 'k', kind: 'kill', target: 'server' })
  await world.advance(2 * SECOND)
  expect(await server.get('/')).toBe('ECONNREFUSED')
  expect(seen(client.outcomes)).toEqual(['ECONNREFUSED'])
})

here('killed while it works on a request: "other side closed"', async () => {
  const server = await start()
  const asked = server.get('/never')
  await server.handled(1)
  await server.kill()
  const client = scripted('server', [{ at: SECOND }])
  const world = await simulated(client.service, () => () => {})
  await world.advance(2 * SECOND)
  await world.inject({ id: 'k', kind: 'kill', target: 'server' })
  await world.advance(3 * SECOND)
  expect(await asked).toBe('UND_ERR_SOCKET')
  expect(seen(client.outcomes)).toEqual(['UND_ERR_SOCKET'])
})

here('killed with a request that it had not read: reset', async () => {
  const server = await start()
  server.signal('SIGSTOP')
  const socket = await server.ask('/')
  const ended = once(socket, 'error')
  await server.kill()
  const client = scripted('server', [{ at: SECOND }])
  const world = await simulated(client.service, counting().service)
  await world.inject({ id: 'p', kind: 'pause', target: 'server' })
  await world.advance(2 * SECOND)
  await world.inject({ id: 'k', kind: 'kill', target: 'server' })
  await world.advance(3 * SECOND)
  expect(await ended).toMatchObject({ code: 'ECONNRESET' })
  expect(seen(client.outcomes)).toEqual(['ECONNRESET'])
})

here('the handler destroys the connection: "other side closed"', async () => {
  const server = await start()
  const client = scripted('server', [{ at: SECOND }])
  const world = await simulated(
    client.service,
    (toy) =>
      ({ call }) =>
        toy.do({ type: 'destroy', call }),
  )
  await world.advance(2 * SECOND)
  expect(await server.get('/destroy')).toBe('UND_ERR_SOCKET')
  expect(seen(client.outcomes)).toEqual(['UND_ERR_SOCKET'])
})

here('killed in the middle of an answer: what came stays, then it breaks off', async () => {
  const server = await start()
  const response = await fetch(server.url('/half'))
  const rest = response.text().then(
    () => 'whole',
    (error) => error.cause.code,
  )
  await server.kill()
  const heard: string[] = []
  const client: ToyService = (toy) => {
    toy.timer(SECOND, () => {
      toy.call('server', '/', (status) => heard.push(`${status}`))
    })
    return () => {}
  }
  const half: ToyService = (toy) => (request) => {
    toy.do({ type: 'answer', call: request.call, head: { status: 200, headers: [] }, body: 'x', end: false })
  }
  const world = await simulated(client, half)
  await world.advance(2 * SECOND)
  await world.inject({ id: 'k', kind: 'kill', target: 'server' })
  await world.advance(3 * SECOND)
  expect([response.status, await rest]).toEqual([200, 'UND_ERR_SOCKET'])
  expect(heard).toEqual(['200'])
  expect(world.journal.strings).toContain('UND_ERR_SOCKET')
})

onLinux(
  'SIGSTOP: 512 of 600 connect; SIGCONT: the handler runs all 512 stale requests and hears their callers leave',
  async () => {
    const server = await start()
    server.signal('SIGSTOP')
    const sockets = Array.from({ length: 600 }, () => server.knock('/'))
    await settled(512, () => sockets.filter((socket) => !socket.connecting).length)
    const connected = sockets.filter((socket) => !socket.connecting).length
    for (const socket of sockets) socket.destroy()
    server.signal('SIGCONT')
    await server.handled(connected)
    await settled(connected, () => server.counts.left)
    const calls = Array.from({ length: 600 }, (_, i) => ({ at: SECOND + i, patience: 300 * MS }))
    const client = scripted('server', calls)
    const slowly = counting(100 * MS)
    const world = await simulated(client.service, slowly.service)
    await world.inject({ id: 'p', kind: 'pause', target: 'server' })
    await world.advance(3 * SECOND)
    await world.lift('p')
    await world.advance(5 * SECOND)
    expect(connected).toBe(512)
    expect(server.counts.handled).toBe(slowly.seen.handled)
    expect(server.counts.left).toBe(slowly.seen.left)
  },
)

here('a caller that gives up is heard to leave', async () => {
  const server = await start()
  const giveUp = new AbortController()
  const asked = fetch(server.url('/never'), { signal: giveUp.signal }).catch((error) => error.name)
  await server.handled(1)
  giveUp.abort()
  await settled(1, () => server.counts.left)
  const client = scripted('server', [{ at: SECOND, patience: 100 * MS }])
  const working = counting(10 * SECOND)
  const world = await simulated(client.service, working.service)
  await world.advance(2 * SECOND)
  expect(await asked).toBe('AbortError')
  expect(server.counts).toMatchObject({ handled: 1, left: 1 })
  expect(working.seen).toMatchObject({ handled: 1, left: 1 })
})

here('after a restart on the same port the next call opens a new connection and is answered', async () => {
  const first = await start()
  expect(await first.get('/')).toBe('200')
  await first.kill()
  const second = await start(first.port)
  // fetch must have seen the close of the connection that it kept
  await new Promise((resolve) => setImmediate(resolve))
  const client = scripted('server', [{ at: SECOND }, { at: 2 * SECOND }])
  const world = await simulated(client.service, counting().service)
  await world.advance(1.5 * SECOND)
  await world.inject({ id: 'r', kind: 'restart', target: 'server' })
  await world.advance(3 * SECOND)
  expect(await second.get('/')).toBe('200')
  expect(seen(client.outcomes)).toEqual(['200', '200'])
})

here(
  'server.close(): the idle connection is closed, the request that is open is answered, then nobody listens',
  async () => {
    const server = await start()
    const idle = await server.ask('/')
    await once(idle, 'data')
    const asked = server.get('/')
    await server.handled(2)
    const ended = once(idle, 'close')
    server.stopListening()
    idle.resume()
    await ended
    const callers = {
      idle: scripted('server', [{ at: SECOND }, { at: 2 * SECOND }]),
      busy: scripted('server', [{ at: 1.45 * SECOND }]),
    }
    const closing: ToyService = (toy) => {
      toy.timer(1.5 * SECOND, () => toy.do({ type: 'unlisten', port: 80 }))
      return ({ call }) => void toy.timer(100 * MS, () => toy.answer(call, 200))
    }
    const world = await toyWorld({ idle: callers.idle.service, busy: callers.busy.service, server: closing })
    await world.advance(3 * SECOND)
    expect(await asked).toBe('200')
    expect(seen(callers.busy.outcomes)).toEqual(['200'])
    const late = connect(server.port, '127.0.0.1')
    expect(await once(late, 'error')).toMatchObject({ code: 'ECONNREFUSED' })
    expect(seen(callers.idle.outcomes)).toEqual(['200', 'ECONNREFUSED'])
  },
)

const simulated = (client: ToyService, server: ToyService): Promise<World> => toyWorld({ client, server })
const seen = (outcomes: Outcome[]) => outcomes.map(({ status, code }) => code || `${status}`)

const PROGRAM = `
const { createServer } = require('node:http')
const say = (type) => process.send({ type })
const server = createServer((request, response) => {
  say('handled')
  request.on('close', () => { if (!response.writableEnded) say('left') })
  if (request.url === '/never') return
  if (request.url === '/destroy') return request.socket.destroy()
  if (request.url === '/half') return response.write('x')
  setTimeout(() => { if (!request.destroyed || !response.destroyed) response.end('ok') }, 100)
}).listen(Number(process.env.PORT), '127.0.0.1', function () { process.send({ type: 'listens', port: this.address().port }) })
process.on('message', () => server.close())
`

const running: ChildProcess[] = []
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

async function start(onPort = 0) {
  const stdio = ['ignore', 'ignore', 'inherit', 'ipc'] as const
  const child = spawn(process.execPath, ['-e', PROGRAM], { stdio: [...stdio], env: { PORT: `${onPort}` } })
  running.push(child)
  const counts = { handled: 0, left: 0 }
  child.on('message', ({ type }: { type: 'handled' | 'left' | 'listens' }) => {
    if (type !== 'listens') counts[type] += 1
  })
  const { port } = (await once(child, 'message')) as { port: number }
  const knock = (path: string): Socket => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\n\r\n`))
    socket.on('error', () => {})
    return socket
  }
  return {
    ...{ port, counts, knock },
    url: (path: string) => `http://127.0.0.1:${port}${path}`,
    get: (path: string): Promise<string> =>
      fetch(`http://127.0.0.1:${port}${path}`).then(
        async (response) => {
          await response.text()
          return `${response.status}`
        },
        (error) => error.cause.code,
      ),
    async ask(path: string): Promise<Socket> {
      const socket = knock(path)
      await once(socket, 'connect')
      return socket
    },
    signal: (name: NodeJS.Signals) => child.kill(name),
    /** `server.close()` in there. */
    stopListening: () => child.send('close'),
    async kill() {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
    async handled(wanted: number) {
      while (counts.handled < wanted) await once(child, 'message')
    },
  }
}

function once(
  source: { once(event: string, hear: (heard: unknown) => void): unknown },
  event: string,
): Promise<unknown> {
  return new Promise((resolve) => source.once(event, resolve))
}

/** Waits until a count has come to `least`, at most 10 s, and then stood still for a while. */
async function settled(least: number, count: () => number): Promise<void> {
  const rest = () => new Promise((resolve) => setTimeout(resolve, 50))
  for (let waited = 0; count() < least && waited < 200; waited++) await rest()
  for (let last = -1, still = 0; still < 4; ) {
    await rest()
    still = count() === last ? still + 1 : 0
    last = count()
  }
}
