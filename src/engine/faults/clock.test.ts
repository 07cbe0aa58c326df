import { expect, test } from 'vitest'
import { MS, SECOND } from '../time.ts'
import { toyWorld } from '../toy/world.ts'

test('offsets and drifts add up in the wall clock, timers keep true time, and lifting sets the clock right', async () => {
  const seen: [now: number, skew: number][] = []
  const world = await toyWorld({
    server: (toy) => {
      const tick = () => {
        seen.push([toy.now, toy.skew])
        toy.timer(SECOND, tick)
      }
      toy.timer(SECOND, tick)
      return () => {}
    },
  })
  await world.inject({ id: 'o', kind: 'clock-offset', target: 'server', params: { ms: -2_000 } })
  await world.advance(1.5 * SECOND)
  await world.inject({ id: 'd', kind: 'clock-drift', target: 'server', params: { msPerSecond: 100 } })
  await world.advance(3.2 * SECOND)
  await world.lift('o')
  await world.lift('d')
  await world.advance(4.2 * SECOND)
  expect(seen).toEqual([
    [1 * SECOND, -2 * SECOND],
    [2 * SECOND, -2 * SECOND + 50 * MS],
    [3 * SECOND, -2 * SECOND + 150 * MS],
    [4 * SECOND, 0],
  ])
})
