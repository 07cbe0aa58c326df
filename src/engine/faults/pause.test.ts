import { expect, test } from 'vitest'
import { MS, SECOND } from '../time.ts'
import { counting, scripted, toyWorld } from '../toy/world.ts'

test('a paused process is connected to up to a backlog of 512, and handles the stale requests when it goes on', async () => {
  // Linux completes one connection more than Node's 511, see ../network/backlog.real.test.ts
  const calls = Array.from({ length: 600 }, (_, i) => ({ at: SECOND + i, path: `/${i}`, patience: 300 * MS }))
  const client = scripted('server', calls)
  const server = counting()
  const world = await toyWorld({ client: client.service, server: server.service })
  await world.inject({ id: 'p', kind: 'pause', target: 'server' })
  await world.advance(3 * SECOND)
  expect(client.outcomes.every((outcome) => outcome.code === 'GAVE_UP')).toBe(true)
  expect(server.seen.handled).toBe(0)
  await world.lift('p')
  await world.advance(4 * SECOND)
  expect(server.seen).toMatchObject({ handled: 512 })
})

test('two pauses hold it until both are lifted', async () => {
  const client = scripted('server', [{ at: 2 * SECOND }])
  const world = await toyWorld({ client: client.service, server: counting().service })
  await world.inject({ id: 'a', kind: 'pause', target: 'server' })
  await world.inject({ id: 'b', kind: 'pause', target: 'server' })
  await world.advance(3 * SECOND)
  await world.lift('a')
  await world.advance(4 * SECOND)
  expect(client.outcomes).toEqual([])
  await world.lift('b')
  await world.advance(5 * SECOND)
  expect(client.outcomes).toMatchObject([{ status: 200 }])
})

test('timers that were due in the meantime fire when it goes on, before the requests', async () => {
  const order: string[] = []
  const client = scripted('server', [{ at: 2 * SECOND }])
  const world = await toyWorld({
    client: client.service,
    server: (toy) => {
      toy.timer(2_500 * MS, () => order.push(`timer at ${toy.now / SECOND} s`))
      return (request) => {
        order.push('request')
        toy.answer(request.call, 200)
      }
    },
  })
  await world.advance(SECOND)
  await world.inject({ id: 'p', kind: 'pause', target: 'server' })
  await world.advance(4 * SECOND)
  await world.lift('p')
  await world.advance(5 * SECOND)
  expect(order).toEqual(['timer at 4 s', 'request'])
})
