import { expect, test } from 'vitest'
import { afterChange, failures, runInThread } from './make-runs.ts'
import { feltShare, kinds, path, type Runs } from './old-copies.ts'
import file from './runs.json' with { type: 'json' }

const runs = file as Runs

test('the figure says what the programs give today; if not, run make-runs.ts again', { timeout: 120_000 }, async () => {
  expect(runs.rows.sessions.find(({ ageS }) => ageS === 2)).toMatchObject(await afterChange('sessions', 2))
  expect(runs.rows.switch.find(({ ageS }) => ageS === 2)?.refused).toBe(await failures('switch', 2, 'refuse'))
})

test('whoever asks every time fails with the centre, and whoever keeps the last answer does not', () => {
  for (const kind of kinds) {
    const [always] = runs.rows[kind]
    expect(always?.ageS).toBe(0)
    expect(always?.refused).toBe(100)
    for (const row of runs.rows[kind]) expect(row.kept).toBeLessThan(0.5)
  }
})

test('one copy for all: the share that is felt is what the reckoning says, within the few moments that were tried', () => {
  for (const kind of ['addresses', 'switch'] as const) {
    for (const row of runs.rows[kind]) {
      const expected = feltShare(row.ageS, runs.downS) * 100
      expect(Math.abs(row.refused - expected), `${kind}, ${row.ageS} s`).toBeLessThan(8)
    }
  }
})

test('an old truth counts for no longer than a copy may be old, and an address for the lease as well', () => {
  for (const kind of kinds) {
    for (const row of runs.rows[kind]) {
      const most = row.ageS + (kind === 'addresses' ? runs.leaseS : 0)
      expect(row.wrongS, `${kind}, ${row.ageS} s`).toBeLessThanOrEqual(most + 0.1)
      if (row.ageS > 0) expect(row.wrongS).toBeGreaterThan(most * 0.5)
    }
  }
})

test('older copies: fewer questions, less of an outage felt, a longer life of what is no longer true', () => {
  for (const kind of kinds) {
    runs.rows[kind].reduce((younger, older) => {
      expect(older.asks).toBeLessThanOrEqual(younger.asks)
      expect(older.refused).toBeLessThanOrEqual(younger.refused)
      expect(older.wrongS).toBeGreaterThanOrEqual(younger.wrongS)
      return older
    })
  }
})

test('a killed instance is still called until its lease has ended, even by who asks every time', {
  timeout: 60_000,
}, async () => {
  const seen = await runInThread({ kind: 'addresses', ageS: 0, seed: 1, what: 'change' })
  expect(seen.wrongS).toBeGreaterThan(1.9)
  expect(seen.wrongS).toBeLessThan(3.1)
})

test('a path runs from left to right', () => {
  expect(path([0, 50, 100], 100)).toBe('M0 100L50 50L100 0')
})
