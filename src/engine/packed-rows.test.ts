import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Journal, Row } from './journal.ts'
import { PackedRows } from './packed-rows.ts'

const WIDTH = 4

test('packed rows are what was packed, bit for bit, whatever numbers they hold', () => {
  const number = fc.oneof(
    fc.integer({ min: 0, max: 300 }),
    fc.integer(),
    fc.maxSafeInteger(),
    fc.double(),
    fc.constantFrom(0, -0, Number.NaN, 2 ** 32, 2 ** 53),
  )
  const rows = fc.array(fc.tuple(number, fc.nat(255), fc.constant(7), fc.nat(70_000)), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(rows, (given) => {
      const flat = Float64Array.from(given.flat())
      const packed = new PackedRows(flat, WIDTH)
      expect([...packed.unpack()]).toEqual([...flat])
      for (const [row, numbers] of given.entries())
        for (const [field, value] of numbers.entries()) expect(packed.at(row, field)).toBe(value)
    }),
  )
})

test('a journal that is packed as it grows says the same, and has the same fingerprint', () => {
  const [plain, packed] = [new Journal(), new Journal()]
  for (let i = 0; i < 20_000; i++) {
    for (const journal of [plain, packed]) {
      journal.add(Row.call, i * 331, i + 1, journal.name('web'), journal.name(`path ${i % 50}`), i % 7, 1, i * 330)
      if (i % 5 === 0) journal.add(Row.pool, i * 331, 3, 4, i / 7)
    }
    if (i % 1_000 === 0) packed.pack()
    if (i === 12_345) expect(packed.hash()).toBe(plain.hash())
  }
  packed.pack()
  expect(packed.hash()).toBe(plain.hash())
  expect(packed.slice(3, 22_000)).toEqual(plain.slice(3, 22_000))
  for (let row = 0; row < plain.length; row += 97)
    for (let field = 0; field < 8; field++) expect(packed.at(row, field)).toBe(plain.at(row, field))
})
