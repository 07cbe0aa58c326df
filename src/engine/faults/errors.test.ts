import { expect, test } from 'vitest'
import { MS, SECOND } from '../time.ts'
import { counting, scripted, toyWorld } from '../toy/world.ts'

test('so large a share is answered with 500 and never reaches the code', async () => {
  const client = scripted(
    'server',
    Array.from({ length: 2_000 }, (_, i) => ({ at: SECOND + i * MS })),
  )
  const server = counting()
  const world = await toyWorld({ client: client.service, server: server.service })
  await world.inject({ id: 'e', kind: 'errors', target: 'server', params: { share: 0.25 } })
  await world.advance(5 * SECOND)
  const failed = client.outcomes.filter((outcome) => outcome.status === 500).length
  expect(failed + server.seen.handled).toBe(2_000)
  // four standard deviations of the binomial
  expect(Math.abs(failed - 500)).toBeLessThan(4 * Math.sqrt(2_000 * 0.25 * 0.75))
  await world.lift('e')
  expect(world.service('server').openRequests).toBe(0)
})
