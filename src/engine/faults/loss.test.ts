import { expect, test } from 'vitest'
import { MS, SECOND } from '../time.ts'
import { counting, scripted, toyWorld } from '../toy/world.ts'

test('a lost packet is a delay: 200 ms and doubling on a connection, 1 s and doubling for a SYN, never an error', async () => {
  const calls = Array.from({ length: 400 }, (_, i) => ({ at: (1 + 60 * i) * SECOND }))
  const client = scripted('server', calls)
  const world = await toyWorld({ client: client.service, server: counting().service })
  await world.inject({ id: 'l', kind: 'loss', target: 'client>server', params: { share: 0.2 } })
  await world.advance(24_100 * SECOND)
  expect(client.outcomes.map((outcome) => outcome.status)).toEqual(calls.map(() => 200))
  // calls a minute apart find no connection left: two SYNs, a request and an answer, each with sums of their own waits
  const waits = client.outcomes.map((outcome) => (outcome.ended - outcome.sent - 4 * MS) / (200 * MS))
  expect(waits.every(Number.isInteger)).toBe(true)
  const untouched = waits.filter((wait) => wait === 0).length / waits.length
  expect(Math.abs(untouched - 0.8 ** 4)).toBeLessThan(4 * Math.sqrt((0.41 * 0.59) / 400))
  expect(waits).toContain(1)
  expect(waits).toContain(3)
  expect(waits).toContain(5)
})
