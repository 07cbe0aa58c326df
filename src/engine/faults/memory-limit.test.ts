import { expect, test } from 'vitest'
import { MS, SECOND } from '../time.ts'
import { counting, scripted, toyWorld } from '../toy/world.ts'

test('a queue that grows beyond the declared use kills the process, one that does not grow does not', async () => {
  const client = scripted(
    'server',
    Array.from({ length: 40 }, (_, i) => ({ at: SECOND + i * 10 * MS })),
  )
  const server = counting(2 * SECOND)
  const world = await toyWorld(
    { client: client.service, server: server.service },
    {
      change: (plan) => {
        for (const service of plan.services) service.memory = { idleMb: 50, perRequestMb: 2 }
      },
    },
  )
  await world.inject({ id: 'm', kind: 'memory-limit', target: 'server', params: { mb: 100 } })
  await world.advance(1.2 * SECOND)
  expect(world.service('server').state).toBe('up')
  await world.advance(5 * SECOND)
  // 50 + 2 n goes beyond 100 with the 26th open request, which the code no longer sees
  expect(server.seen.handled).toBe(25)
  expect(world.service('server').state).toBe('crashed')
})

test('memory that the service itself declares counts', async () => {
  const world = await toyWorld({
    leaky: (toy) => {
      let mb = 0
      const grow = () => {
        mb += 10
        toy.do({ type: 'memory', mb })
        toy.timer(SECOND, grow)
      }
      grow()
      return () => {}
    },
  })
  await world.inject({ id: 'm', kind: 'memory-limit', target: 'leaky', params: { mb: 64 } })
  await world.advance(5.5 * SECOND)
  expect(world.service('leaky').state).toBe('up')
  await world.advance(6.5 * SECOND)
  expect(world.service('leaky').state).toBe('crashed')
})
