import { expect, test } from 'vitest'
import { SECOND } from '../time.ts'
import { counting, scripted, toyWorld } from '../toy/world.ts'

test('the handler has run, and the caller hears only that the connection was reset', async () => {
  const client = scripted('server', [{ at: SECOND }, { at: 2 * SECOND }])
  const server = counting()
  const world = await toyWorld({ client: client.service, server: server.service })
  await world.inject({ id: 'l', kind: 'response-lost', target: 'client>server', params: { share: 1 } })
  await world.advance(1.5 * SECOND)
  await world.lift('l')
  await world.advance(3 * SECOND)
  expect(client.outcomes.map(({ status, code }) => status || code)).toEqual(['ECONNRESET', 200])
  expect(server.seen.handled).toBe(2)
})
