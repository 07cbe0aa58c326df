import { expect, test } from 'vitest'
import { SECOND } from '../time.ts'
import { counting, scripted, toyWorld } from '../toy/world.ts'

test('the process crashes on the nth request, which its caller sees closed', async () => {
  const client = scripted(
    'server',
    [1, 2, 3, 4, 5].map((s) => ({ at: s * SECOND })),
  )
  const server = counting()
  const world = await toyWorld({ client: client.service, server: server.service })
  await world.inject({ id: 'c', kind: 'crash-on-request', target: 'server', params: { nth: 3 } })
  await world.advance(4.5 * SECOND)
  expect(client.outcomes.map(({ status, code }) => status || code)).toEqual([
    200,
    200,
    'UND_ERR_SOCKET',
    'ECONNREFUSED',
  ])
  expect(world.service('server').state).toBe('crashed')
  expect(server.seen.handled).toBe(2)
  await world.inject({ id: 'r', kind: 'restart', target: 'server' })
  await world.advance(6 * SECOND)
  expect(client.outcomes[4]).toMatchObject({ status: 200 })
})
