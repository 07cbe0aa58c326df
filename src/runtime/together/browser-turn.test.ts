import { expect, test } from 'vitest'
import { messageTurn, type Turn, wokenTurn } from './browser-turn.ts'

const turns: [name: string, make: () => Turn][] = [
  ['messages', messageTurn],
  ['a wait that is woken', () => wokenTurn(() => expect.unreachable('it was not quick'))],
]

for (const [name, make] of turns) {
  test(`${name}: a turn ends after the microtasks of the one before, however many follow each other`, async () => {
    const turn = make()
    const told: string[] = []
    const chain = async (): Promise<void> => {
      for (let i = 0; i < 1_000; i++) await null
      told.push('microtasks')
    }
    void chain()
    await new Promise<void>((resolve) => turn(resolve))
    told.push('turn')
    expect(told).toEqual(['microtasks', 'turn'])
  })
}

test('woken turns leave room for timers', async () => {
  let rare = 0
  const message = messageTurn()
  const turn = wokenTurn((done) => {
    rare += 1
    message(done)
  })
  let rang = false
  setTimeout(() => {
    rang = true
  }, 1)
  const patience = performance.now() + 10_000
  while ((!rang || rare === 0) && performance.now() < patience) await new Promise<void>((resolve) => turn(resolve))
  expect(rare).toBeGreaterThan(0)
  expect(rang).toBe(true)
})
