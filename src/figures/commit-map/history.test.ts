import { expect, test } from 'vitest'
import { cut, guesses, history, modules, shared, together } from './history.ts'

const percent = (share: number) => Math.round(share * 100)

test('two hundred changes, and every module has its share of them', () => {
  expect(history).toHaveLength(200)
  for (const one of modules) expect(together(one, one)).toBeGreaterThan(10)
})

test('order is seldom changed alone, and price never', () => {
  expect(cut(['order'])).toEqual({ inside: 6, outside: 121, across: 73 })
  expect(cut(['price'])).toEqual({ inside: 0, outside: 140, across: 60 })
  expect(together('price', 'order')).toBe(48)
})

test('a group with a reason of its own is cut off for less than a noun or a layer', () => {
  expect(Object.values(guesses).map((out) => percent(shared([...out])))).toEqual([92, 57, 23])
  expect(percent(shared(['reviews']))).toBe(18)
  expect(percent(shared(['price', 'order', 'basket']))).toBe(31)
  expect(percent(shared(['price', 'order', 'basket', 'payment']))).toBe(19)
})

test('every change is inside, outside or across, and both sides of a cut see the same ones cross', () => {
  for (const one of modules) {
    const rest = modules.filter((other) => other !== one)
    const [here, there] = [cut([one]), cut(rest)]
    expect(here.inside + here.outside + here.across).toBe(200)
    expect(there).toEqual({ inside: here.outside, outside: here.inside, across: here.across })
  }
})

test('the map is the same from both sides', () => {
  for (const a of modules) for (const b of modules) expect(together(a, b)).toBe(together(b, a))
})
