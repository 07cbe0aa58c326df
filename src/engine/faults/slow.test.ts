import { expect, test } from 'vitest'
import { MS, SECOND } from '../time.ts'
import type { ToyService } from '../toy/host.ts'
import { scripted, toyWorld } from '../toy/world.ts'

test('effort is stretched; two slow-downs multiply, and lifting one leaves the other', async () => {
  // 2 s apart, so that each call finds the connection of the one before
  const client = scripted(
    'server',
    [0, 2, 4, 6, 8].map((s) => ({ at: s * SECOND })),
  )
  const server: ToyService = (toy) => (request) => {
    toy.do({ type: 'block', duration: 10 * MS })
    toy.answer(request.call, 200)
  }
  const world = await toyWorld({ client: client.service, server })
  await world.advance(3 * SECOND)
  await world.inject({ id: 'a', kind: 'slow', target: 'server', params: { times: 3 } })
  await world.advance(5 * SECOND)
  await world.inject({ id: 'b', kind: 'slow', target: 'server', params: { times: 2 } })
  await world.advance(7 * SECOND)
  await world.lift('a')
  await world.advance(9 * SECOND)
  const took = client.outcomes.slice(1).map((outcome) => outcome.ended - outcome.sent)
  expect(took).toEqual([10, 30, 60, 20].map((ms) => (2 + ms) * MS))
})
