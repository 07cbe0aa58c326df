import { expect, test } from 'vitest'
import { SECOND } from '../time.ts'
import { counting, scripted, toyWorld } from '../toy/world.ts'

test('a request that was reset was not handled; of an answer the caller cannot tell', async () => {
  const client = scripted('server', [{ at: SECOND }, { at: 2 * SECOND }, { at: 3 * SECOND }])
  const server = counting()
  const world = await toyWorld({ client: client.service, server: server.service })
  const reset = { kind: 'reset', target: 'client>server', params: { share: 1 } }
  await world.inject({ id: 'there', way: 'there', ...reset })
  await world.advance(1.5 * SECOND)
  expect(server.seen.handled).toBe(0)
  await world.lift('there')
  await world.inject({ id: 'back', way: 'back', ...reset })
  await world.advance(2.5 * SECOND)
  expect(server.seen.handled).toBe(1)
  await world.lift('back')
  await world.advance(4 * SECOND)
  expect(client.outcomes.map(({ status, code }) => status || code)).toEqual(['ECONNRESET', 'ECONNRESET', 200])
})
