import { expect, test } from 'vitest'
import { Random } from '../../engine/random.ts'
import { books, type Change, CUT_FROM_S, END_S, evening, finalCart, meant, rules, START, wrong } from './cart.ts'

const whole = CUT_FROM_S

test('the evenings of the lesson', () => {
  expect(meant()).toEqual([1, 3, 4])
  // cut to the end with clocks that agree: the laptop's evening is gone
  expect(finalCart('newest', END_S, 0)).toEqual([1, 3])
  // the laptop's clock is ahead: the phone's evening is gone
  expect(finalCart('newest', END_S, 40)).toEqual([2, 4])
  // never cut, and still changes are lost
  expect(finalCart('newest', whole, 0)).toEqual([1, 3, 4])
  expect(finalCart('newest', whole, 15)).toEqual([1, 2, 3, 4])
  expect(finalCart('newest', whole, 40)).toEqual([2, 3, 4])
  expect(finalCart('union', whole, 0)).toEqual([1, 2, 3, 4])
})

test('with names for each adding the cart is what she meant, whatever the cut and the clock', () => {
  for (let cut = CUT_FROM_S; cut <= END_S; cut++)
    for (const ahead of [0, 5, 15, 40]) expect(finalCart('tagged', cut, ahead)).toEqual(meant())
})

test('uncut, named addings follow any evening; a union never forgets', () => {
  for (let seed = 0; seed < 200; seed++) {
    const changes = drawn(seed)
    expect(finalCart('tagged', whole, 15, changes), `seed ${seed}`).toEqual(meant(changes))
    const ever = new Set([...START, ...changes.filter(({ does }) => does === 'add').map(({ book }) => book)])
    expect(finalCart('union', whole, 0, changes), `seed ${seed}`).toEqual([...ever].sort())
  }
})

test('cut, what one device removes is gone only if the other one did not add it again, on any evening', () => {
  for (let seed = 0; seed < 200; seed++) {
    const changes = drawn(seed)
    const cart = finalCart('tagged', END_S, 0, changes)
    for (const device of ['phone', 'laptop'] as const) {
      const own = changes.filter(({ on }) => on === device)
      const added = books.filter((book) => own.findLast((one) => one.book === book)?.does === 'add')
      // whatever a device has added last on its own side, nobody else can have seen, nor crossed out
      for (const book of added) expect(cart, `seed ${seed}`).toContain(book)
    }
  }
})

test('wrong names the books that differ, and every rule leaves both devices with one cart', () => {
  expect(wrong([1, 3])).toEqual([4])
  expect(wrong([2, 4])).toEqual([1, 2, 3])
  expect(wrong(meant())).toEqual([])
  expect(rules.map((rule) => finalCart(rule, 30, 0).length > 0)).toEqual([true, true, true])
  expect(evening.every(({ atS }) => atS > CUT_FROM_S && atS < END_S)).toBe(true)
})

function drawn(seed: number): Change[] {
  const draw = new Random(`one-cart/${seed}`)
  return Array.from({ length: 8 }, (_, i) => ({
    atS: 6 + 6 * i,
    on: draw.next() < 0.5 ? 'phone' : 'laptop',
    book: 1 + Math.floor(draw.next() * 4),
    does: draw.next() < 0.5 ? 'add' : 'remove',
  }))
}
