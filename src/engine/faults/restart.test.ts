import { expect, test } from 'vitest'
import { SECOND } from '../time.ts'
import type { ToyService } from '../toy/host.ts'
import { scripted, toyWorld } from '../toy/world.ts'

test('memory is lost, and the service answers again at once', async () => {
  const client = scripted('server', [{ at: SECOND }, { at: 2 * SECOND }, { at: 4 * SECOND }])
  const counts: number[] = []
  const server: ToyService = (toy) => {
    let count = 0
    return (request) => {
      counts.push(++count)
      toy.answer(request.call, 200)
    }
  }
  const world = await toyWorld({ client: client.service, server })
  await world.advance(3 * SECOND)
  await world.inject({ id: 'r', kind: 'restart', target: 'server' })
  await world.advance(5 * SECOND)
  expect(counts).toEqual([1, 2, 1])
  expect(client.outcomes.map((outcome) => outcome.status)).toEqual([200, 200, 200])
  expect(world.service('server').incarnation).toBe(2)
})
