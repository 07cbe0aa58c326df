import { expect, test } from 'vitest'
import { SECOND } from '../time.ts'
import { counting, scripted, toyWorld } from '../toy/world.ts'

test('a process that heeds SIGTERM finishes what it has and goes; one that does not is killed after the grace', async () => {
  const client = scripted('polite', [{ at: SECOND }, { at: 3 * SECOND }])
  const world = await toyWorld({
    client: client.service,
    polite: (toy) => {
      let open = 0
      toy.on.signal = () => {
        toy.do({ type: 'unlisten', port: 80 })
        if (open === 0) toy.do({ type: 'exit', code: 0 })
      }
      return (request) => {
        open += 1
        toy.timer(4 * SECOND, () => {
          toy.answer(request.call, 200)
          toy.do({ type: 'exit', code: 0 })
        })
      }
    },
    stubborn: (toy) => {
      toy.on.signal = () => {}
      return () => {}
    },
    plain: counting().service,
  })
  await world.advance(2 * SECOND)
  for (const target of ['polite', 'stubborn', 'plain']) {
    await world.inject({ id: target, kind: 'stop', target, params: { graceSeconds: 10 } })
  }
  await world.advance(11 * SECOND)
  expect(world.service('plain').state).toBe('down')
  expect(world.service('polite').state).toBe('down')
  expect(world.service('stubborn').state).toBe('up')
  expect(client.outcomes).toMatchObject([{ code: 'ECONNREFUSED' }, { status: 200, ended: 5_004_000 }])
  await world.advance(13 * SECOND)
  expect(world.service('stubborn').state).toBe('down')
})
