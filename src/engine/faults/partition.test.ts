import { expect, test } from 'vitest'
import { MS, SECOND } from '../time.ts'
import { counting, scripted, toyWorld } from '../toy/world.ts'

const cut = { id: 'p', kind: 'partition', target: 'client>server' }

test('new connections are tried again after 1, 3 and 7 s, and come about when it has healed by then', async () => {
  const client = scripted('server', [{ at: SECOND }])
  const world = await toyWorld({ client: client.service, server: counting().service })
  await world.inject(cut)
  await world.advance(5 * SECOND)
  await world.lift('p')
  await world.advance(12 * SECOND)
  expect(client.outcomes).toMatchObject([{ status: 200, ended: 8 * SECOND + 4 * MS }])
})

test('when it lasts, new connections are given up after 10 s', async () => {
  const client = scripted('server', [{ at: SECOND }])
  const world = await toyWorld({ client: client.service, server: counting().service })
  await world.inject(cut)
  await world.advance(20 * SECOND)
  expect(client.outcomes).toMatchObject([{ code: 'UND_ERR_CONNECT_TIMEOUT', ended: 11 * SECOND }])
})

test('what an open connection carries is sent again at doubling intervals, so it comes some time after healing', async () => {
  const client = scripted('server', [{ at: SECOND }, { at: 2 * SECOND }])
  const world = await toyWorld({ client: client.service, server: counting().service })
  await world.advance(1.5 * SECOND)
  await world.inject(cut)
  await world.advance(6 * SECOND)
  await world.lift('p')
  await world.advance(20 * SECOND)
  // sent at 2 s, then 200, 600, 1,400, 3,000 and 6,200 ms later; healed at 6 s
  expect(client.outcomes[1]).toMatchObject({ status: 200, ended: 8_200 * MS + 2 * MS })
})

test('what a caller sent before it gave up still arrives, with its leaving behind it: stale work', async () => {
  const client = scripted('server', [{ at: SECOND }, { at: 2 * SECOND, patience: 300 * MS }])
  const server = counting(50 * MS)
  const world = await toyWorld({ client: client.service, server: server.service })
  await world.advance(1.5 * SECOND)
  await world.inject(cut)
  await world.advance(6 * SECOND)
  await world.lift('p')
  await world.advance(20 * SECOND)
  expect(client.outcomes[1]).toMatchObject({ code: 'GAVE_UP' })
  expect(server.seen).toMatchObject({ handled: 2, left: 1 })
})

test('what a caller wanted to send on a connection that never came about does not arrive', async () => {
  const client = scripted('server', [{ at: SECOND, patience: 300 * MS }])
  const server = counting()
  const world = await toyWorld({ client: client.service, server: server.service })
  await world.inject(cut)
  await world.advance(2 * SECOND)
  await world.lift('p')
  await world.advance(20 * SECOND)
  expect(server.seen.handled).toBe(0)
})

test('cut one way, requests arrive and answers wait', async () => {
  const client = scripted('server', [{ at: SECOND }, { at: 2 * SECOND }])
  const server = counting()
  const world = await toyWorld({ client: client.service, server: server.service })
  await world.advance(1.5 * SECOND)
  await world.inject({ ...cut, way: 'back' })
  await world.advance(4 * SECOND)
  expect(server.seen.handled).toBe(2)
  expect(client.outcomes).toHaveLength(1)
  await world.lift('p')
  await world.advance(10 * SECOND)
  expect(client.outcomes[1]).toMatchObject({ status: 200 })
})
