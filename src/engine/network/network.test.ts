import { expect, test } from 'vitest'
import type { Effect, Input } from '../process.ts'
import { type Micros, MS, SECOND } from '../time.ts'
import type { ToyService } from '../toy/host.ts'
import { counting, scripted, toyWorld } from '../toy/world.ts'

// Row by row what callers see; those that can be tried on loopback are held against real Node in node.real.test.ts,
// partitions in ../faults/partition.test.ts, loss in ../faults/loss.test.ts, the backlog in ../faults/pause.test.ts.

test('process dead, host alive: refused after one round trip (Linux answers the SYN with RST, Node: ECONNREFUSED)', async () => {
  const client = scripted('server', [{ at: SECOND }])
  const world = await toyWorld({ client: client.service, server: counting().service })
  await world.inject({ id: 'k', kind: 'kill', target: 'server' })
  await world.advance(2 * SECOND)
  expect(client.outcomes).toMatchObject([{ code: 'ECONNREFUSED', ended: SECOND + 2 * MS }])
})

test('nobody listens on that port: refused', async () => {
  const client = scripted('server', [{ at: SECOND }])
  const deaf: ToyService = (toy) => {
    toy.timer(1, () => toy.do({ type: 'unlisten', port: 80 }))
    return () => {}
  }
  const world = await toyWorld({ client: client.service, server: deaf })
  await world.advance(2 * SECOND)
  expect(client.outcomes).toMatchObject([{ code: 'ECONNREFUSED' }])
})

test('server.close(): an idle connection is closed at once, one that was asked is answered (Node: closeIdleConnections)', async () => {
  const client = scripted('server', [{ at: SECOND }, { at: 2 * SECOND }])
  const busy = scripted('server', [{ at: 1.4 * SECOND }])
  const closing: ToyService = (toy) => {
    toy.timer(1.5 * SECOND, () => toy.do({ type: 'unlisten', port: 80 }))
    return ({ call }) => void toy.timer(200 * MS, () => toy.answer(call, 200))
  }
  const world = await toyWorld({ client: client.service, busy: busy.service, server: closing })
  await world.advance(3 * SECOND)
  expect(client.outcomes).toMatchObject([{ status: 200 }, { code: 'ECONNREFUSED', ended: 2 * SECOND + 2 * MS }])
  expect(busy.outcomes).toMatchObject([{ status: 200 }])
})

test('unknown name: ENOTFOUND at once (Node: getaddrinfo)', async () => {
  const client = scripted('nowhere', [{ at: SECOND }])
  const world = await toyWorld({ client: client.service })
  await world.advance(2 * SECOND)
  expect(client.outcomes).toMatchObject([{ code: 'ENOTFOUND', ended: SECOND }])
})

test('a connection is opened with a round trip, used again within 3 s, and not after that (Node’s fetch)', async () => {
  const client = scripted(
    'server',
    [1, 3.5, 7.5].map((s) => ({ at: s * SECOND })),
  )
  const world = await toyWorld({ client: client.service, server: counting().service })
  await world.advance(10 * SECOND)
  expect(client.outcomes.map((outcome) => outcome.ended - outcome.sent)).toEqual([4 * MS, 2 * MS, 4 * MS])
})

test('calls at the same time each have a connection of their own (HTTP/1.1)', async () => {
  const client = scripted(
    'server',
    [1, 1, 1].map((s) => ({ at: s * SECOND })),
  )
  const world = await toyWorld({ client: client.service, server: counting(100 * MS).service })
  await world.advance(2 * SECOND)
  expect(client.outcomes.map((outcome) => outcome.ended - outcome.sent)).toEqual([104, 104, 104].map((ms) => ms * MS))
})

test('a killed and restarted service: an idle connection has been seen to close, the next call opens another', async () => {
  const client = scripted('server', [{ at: SECOND }, { at: 2 * SECOND }])
  const world = await toyWorld({ client: client.service, server: counting().service })
  await world.advance(1.5 * SECOND)
  await world.inject({ id: 'r', kind: 'restart', target: 'server' })
  await world.advance(3 * SECOND)
  expect(client.outcomes[1]).toMatchObject({ status: 200, ended: 2 * SECOND + 4 * MS })
})

test('… but a call that is made before the close has come is broken off', async () => {
  const client = scripted('server', [{ at: SECOND }, { at: 2 * SECOND + MS / 2 }])
  const world = await toyWorld({ client: client.service, server: counting().service })
  await world.advance(2 * SECOND)
  await world.inject({ id: 'r', kind: 'restart', target: 'server' })
  await world.advance(3 * SECOND)
  expect(client.outcomes[1]).toMatchObject({ code: 'UND_ERR_SOCKET', ended: 2 * SECOND + MS })
})

test('… and where a partition has kept the close from coming, the next use is reset', async () => {
  const client = scripted('server', [{ at: SECOND }, { at: 2 * SECOND }])
  const world = await toyWorld({ client: client.service, server: counting().service })
  await world.advance(1.5 * SECOND)
  await world.inject({ id: 'p', kind: 'partition', target: 'client>server', way: 'back' })
  await world.inject({ id: 'r', kind: 'restart', target: 'server' })
  await world.advance(2.3 * SECOND)
  await world.lift('p')
  await world.advance(5 * SECOND)
  // what reaches a connection that is no more is answered with RST (Linux), which stands for the close that was lost
  expect(client.outcomes[1]).toMatchObject({ code: 'ECONNRESET', ended: 2_601 * MS + MS })
})

test('the caller’s leaving reaches the server after what it sent (Node: the request’s close event)', async () => {
  const client = scripted('server', [{ at: SECOND, patience: 100 * MS }])
  const server = counting(SECOND)
  const world = await toyWorld({ client: client.service, server: server.service })
  await world.advance(SECOND + 101 * MS - 1)
  expect(server.seen).toMatchObject({ handled: 1, left: 0 })
  await world.advance(SECOND + 101 * MS)
  expect(server.seen).toMatchObject({ handled: 1, left: 1 })
})

test('the server destroys the connection: "other side closed"', async () => {
  const client = scripted('server', [{ at: SECOND }])
  const server: ToyService = (toy) => (request) => toy.do({ type: 'destroy', call: request.call })
  const world = await toyWorld({ client: client.service, server })
  await world.advance(2 * SECOND)
  expect(client.outcomes).toMatchObject([{ code: 'UND_ERR_SOCKET' }])
  expect(world.service('server').openRequests).toBe(0)
})

test('bodies stream both ways, in order, part by part', async () => {
  const heard: [who: string, text: string, at: Micros][] = []
  const client: ToyService = (toy) => {
    const note = (input: Input) => {
      if ('body' in input) heard.push(['client', `${input.body}`, toy.now])
    }
    toy.on.part = note
    toy.timer(SECOND, () => {
      const call = toy.call('server', '/', (_status, answer) => note(answer))
      toy.do({ type: 'call-body', call, body: 'ignored: the request has ended', end: true })
    })
    return () => {}
  }
  const server: ToyService = (toy) => (request) => {
    const head = { status: 200, headers: [] }
    toy.do({ type: 'answer', call: request.call, head, body: 'a', end: false })
    toy.timer(100 * MS, () => toy.do({ type: 'answer-body', call: request.call, body: 'b', end: false }))
    toy.timer(200 * MS, () => toy.do({ type: 'answer-body', call: request.call, body: 'c', end: true }))
  }
  const world = await toyWorld({ client, server })
  await world.advance(2 * SECOND)
  expect(heard).toEqual([
    ['client', 'a', SECOND + 4 * MS],
    ['client', 'b', SECOND + 104 * MS],
    ['client', 'c', SECOND + 204 * MS],
  ])
})

test('a slow reader: the writer is told to go on when less than 64 KiB lie unread', async () => {
  const chunk = 'x'.repeat(32 * 1024)
  const drained: Micros[] = []
  const client: ToyService = (toy) => {
    toy.timer(SECOND, () => {
      const call = toy.call('server', '/', () => {})
      const read = (bytes: number): Effect => ({ type: 'consumed', side: 'response', call, bytes })
      toy.timer(SECOND, () => toy.do(read(16 * 1024)))
      toy.timer(2 * SECOND, () => toy.do(read(32 * 1024)))
    })
    return () => {}
  }
  const server: ToyService = (toy) => {
    toy.on.drain = () => drained.push(toy.now)
    return ({ call }) => {
      toy.do({ type: 'answer', call, head: { status: 200, headers: [] }, body: chunk, end: false })
      toy.do({ type: 'answer-body', call, body: chunk, end: false })
      toy.do({ type: 'answer-body', call, body: 'y'.repeat(16 * 1024), end: false })
    }
  }
  const world = await toyWorld({ client, server })
  await world.advance(5 * SECOND)
  expect(drained).toEqual([3 * SECOND + MS])
})

test('an answer that has been sent arrives although its process is killed behind it, whatever the jitter', async () => {
  const calls = Array.from({ length: 100 }, (_, i) => ({ at: SECOND + i * 100 }))
  const client = scripted('server', calls)
  const server = counting()
  const world = await toyWorld({ client: client.service, server: server.service }, { latency: 20 * MS })
  await world.inject({
    id: 'j',
    kind: 'latency',
    target: 'client>server',
    way: 'back',
    params: { ms: 0, jitterMs: 300 },
  })
  while (server.seen.handled < 50) await world.advance(world.now + MS)
  const handled = server.seen.handled
  await world.inject({ id: 'k', kind: 'kill', target: 'server' })
  await world.advance(10 * SECOND)
  expect(client.outcomes.filter((outcome) => outcome.status === 200)).toHaveLength(handled)
  expect(client.outcomes).toHaveLength(100)
})

test('a process whose event loop is blocked is connected to and asked, and answers afterwards', async () => {
  const client = scripted('server', [{ at: SECOND }, { at: 1.5 * SECOND }])
  const server: ToyService = (toy) => (request) => {
    if (toy.now < 1.2 * SECOND) toy.do({ type: 'block', duration: 2 * SECOND })
    toy.answer(request.call, 200)
  }
  const world = await toyWorld({ client: client.service, server })
  await world.advance(5 * SECOND)
  expect(client.outcomes.map((outcome) => outcome.ended)).toEqual([3 * SECOND + 4 * MS, 3 * SECOND + 4 * MS])
})

test('a backlog that filled up while the event loop was blocked is empty again afterwards', async () => {
  const wave = (from: Micros) => Array.from({ length: 400 }, (_, i) => ({ at: from + i * 10 }))
  const client = scripted('server', [...wave(SECOND), ...wave(8 * SECOND)])
  let handled = 0
  const server: ToyService = (toy) => (request) => {
    handled += 1
    if (handled === 1 || handled === 401) toy.do({ type: 'block', duration: SECOND })
    toy.answer(request.call, 200)
  }
  const world = await toyWorld({ client: client.service, server })
  await world.advance(20 * SECOND)
  expect(client.outcomes.every((outcome) => outcome.status === 200)).toBe(true)
  expect(Math.max(...client.outcomes.map((outcome) => outcome.ended - outcome.sent))).toBeLessThan(1.1 * SECOND)
})
