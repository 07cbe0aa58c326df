import { expect, test } from 'vitest'
import { chapterOf } from './story.ts'
import { quietShop, type ShopView } from './view.ts'

const tape: [number, number][] = Array.from({ length: 20 }, (_, i) => [i / 10, 12])
const shop = (change: Partial<ShopView>): ShopView => ({ ...quietShop(6), tape, at: 30, confirmed: 12, ...change })

test('a shop that was never paused does well', () => {
  expect(chapterOf(shop({}), 12)).toBe('well')
  expect(chapterOf(shop({ tape: [] }), 12)).toBe('starting')
})

test('right after a pause the queue is worked off; some seconds later it is stuck or recovered', () => {
  expect(chapterOf(shop({ pauses: [[20, 28]], confirmed: 0 }), 12)).toBe('back')
  expect(chapterOf(shop({ pauses: [[20, 26]], confirmed: 0 }), 12)).toBe('stuck')
  expect(chapterOf(shop({ pauses: [[20, 26]], confirmed: 11 }), 12)).toBe('recovered')
})

test('while inventory stands still, nothing else is said', () => {
  const paused = shop({ pauses: [[20, null]] })
  paused.services.inventory.state = 'paused'
  expect(chapterOf(paused, 12)).toBe('paused')
})
