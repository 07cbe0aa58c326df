import { expect, test } from 'vitest'
import { exp } from './exponent.ts'

test('agrees with Math.exp to fourteen digits over the whole range', () => {
  for (const x of [-699, -100, -10, -1, -0.3466, -1e-9, 0, 1e-12, 0.3466, 0.5, 1, 2, Math.PI, 10, 100, 699]) {
    expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(1e-14)
  }
  expect(exp(-1000)).toBe(0)
  expect(exp(1000)).toBe(Number.POSITIVE_INFINITY)
})
