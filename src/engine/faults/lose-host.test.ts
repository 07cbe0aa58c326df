import { expect, test } from 'vitest'
import { MS, SECOND } from '../time.ts'
import { counting, scripted, toyWorld } from '../toy/world.ts'

test('nobody is refused: new connections end with the connect timeout, open requests hang', async () => {
  const client = scripted('server', [{ at: SECOND }, { at: 3 * SECOND }])
  const world = await toyWorld({ client: client.service, server: counting(5 * SECOND).service })
  await world.advance(2 * SECOND)
  await world.inject({ id: 'l', kind: 'lose-host', target: 'server' })
  await world.advance(60 * SECOND)
  expect(client.outcomes).toMatchObject([{ code: 'UND_ERR_CONNECT_TIMEOUT', ended: 13 * SECOND }])
})

test('a connection from before the loss is reset when the new system is asked on it', async () => {
  // the third call goes out on the connection that the second has left idle
  const client = scripted('server', [{ at: SECOND }, { at: 2_500 * MS }])
  const world = await toyWorld({ client: client.service, server: counting().service })
  await world.advance(2 * SECOND)
  await world.inject({ id: 'l', kind: 'lose-host', target: 'server' })
  await world.advance(4 * SECOND)
  expect(client.outcomes).toHaveLength(1)
  await world.lift('l')
  await world.advance(10 * SECOND)
  expect(client.outcomes[1]).toMatchObject({ code: 'ECONNRESET' })
  expect(world.service('server').state).toBe('up')
})
