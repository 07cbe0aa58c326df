import { expect, test } from 'vitest'
import { ln } from './logarithm.ts'

test('agrees with Math.log to fifteen digits over the whole range', () => {
  for (const x of [
    Number.MIN_VALUE,
    1e-300,
    1e-9,
    0.1,
    0.5,
    0.7071,
    0.999999,
    1,
    1.0000001,
    1.5,
    2,
    Math.E,
    1e9,
    1e300,
  ]) {
    const exact = Math.log(x)
    expect(Math.abs(ln(x) - exact)).toBeLessThanOrEqual(1e-15 * Math.max(1, Math.abs(exact)))
  }
})
