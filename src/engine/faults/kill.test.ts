import { expect, test } from 'vitest'
import { MS, SECOND } from '../time.ts'
import { counting, scripted, toyWorld } from '../toy/world.ts'

test('whoever waits hears that the other side has closed, and later callers are refused', async () => {
  const client = scripted('server', [{ at: SECOND }, { at: 3 * SECOND }])
  const world = await toyWorld({ client: client.service, server: counting(5 * SECOND).service })
  await world.advance(2 * SECOND)
  await world.inject({ id: 'k', kind: 'kill', target: 'server' })
  await world.advance(4 * SECOND)
  expect(client.outcomes).toMatchObject([
    { code: 'UND_ERR_SOCKET', ended: 2 * SECOND + MS },
    { code: 'ECONNREFUSED', ended: 3 * SECOND + 2 * MS },
  ])
})

test('what a killed process had not read is reset', async () => {
  const client = scripted('server', [{ at: SECOND }])
  const world = await toyWorld({ client: client.service, server: counting().service })
  await world.inject({ id: 'p', kind: 'pause', target: 'server' })
  await world.advance(2 * SECOND)
  await world.inject({ id: 'k', kind: 'kill', target: 'server' })
  await world.advance(3 * SECOND)
  expect(client.outcomes).toMatchObject([{ code: 'ECONNRESET' }])
})

test('those whom a killed process had called see it leave', async () => {
  const client = scripted('server', [{ at: SECOND }])
  const server = counting(5 * SECOND)
  const world = await toyWorld({ client: client.service, server: server.service })
  await world.advance(2 * SECOND)
  await world.inject({ id: 'k', kind: 'kill', target: 'client' })
  await world.advance(3 * SECOND)
  expect(server.seen).toMatchObject({ handled: 1, left: 1 })
})
