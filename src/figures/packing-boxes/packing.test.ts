import { expect, test } from 'vitest'
import { bill, modules, services, splitNames, usual, WORK_MS } from './packing.ts'

const sale = { ...usual, checkout: 200 }

test('on a usual evening three services need one core more than one piece, and half the memory', () => {
  expect(bill('whole', usual, 0.8)).toEqual({ cores: 12, memoryGb: 15, rented: 12 })
  expect(bill('apart', usual, 0.8)).toEqual({ cores: 13, memoryGb: 7.4, rented: 13 })
  expect(services('apart', usual, 0.8).map(({ copies }) => copies)).toEqual([5, 6, 2])
})

test('with ten times the checkouts one piece needs no more cores than three, but three times the memory', () => {
  expect(bill('whole', sale, 0.8)).toEqual({ cores: 25, memoryGb: 31.25, rented: 25 })
  expect(bill('apart', sale, 0.8)).toEqual({ cores: 26, memoryGb: 10.65, rented: 26 })
})

test('taking the search out alone saves most of the memory and costs no core', () => {
  expect(bill('search', usual, 0.8)).toEqual({ cores: 12, memoryGb: 8.1, rented: 12 })
  expect(bill('search', sale, 0.8)).toEqual({ cores: 25, memoryGb: 13.95, rented: 25 })
  expect(bill('checkout', sale, 0.8)).toEqual({ cores: 25, memoryGb: 14.75, rented: 25 })
})

test('where one part holds far more memory than a core brings along, the split wins by far', () => {
  expect(splitNames.map((name) => bill(name, usual, 4).rented)).toEqual([27, 14, 22, 14])
  expect(splitNames.map((name) => bill(name, usual, 8).rented)).toEqual([51, 26, 42, 26])
  expect(splitNames.map((name) => bill(name, sale, 8).rented)).toEqual([106, 29, 44, 27])
})

test('splitting never needs fewer cores: the work is the same and every service rounds up by itself', () => {
  for (let catalog = 0; catalog <= 600; catalog += 50)
    for (let search = 0; search <= 200; search += 25)
      for (let checkout = 0; checkout <= 240; checkout += 20) {
        const load = { catalog, search, checkout }
        const whole = bill('whole', load, 0.8).cores
        for (const name of splitNames) expect(bill(name, load, 0.8).cores).toBeGreaterThanOrEqual(whole)
        expect(modules.reduce((sum, one) => sum + (load[one] * WORK_MS[one]) / 1000, 0)).toBeLessThanOrEqual(
          whole * 0.7 + 1e-9,
        )
      }
})
