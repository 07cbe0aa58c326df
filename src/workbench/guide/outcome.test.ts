import { expect, test } from 'vitest'
import { SECOND } from '../../engine/time.ts'
import { BIN } from '../run/series.ts'
import type { Take } from '../run/take.ts'
import { outcomeOf, saidSince } from './outcome.ts'

const perSecond = SECOND / BIN

/** Ten seconds with one request a bin, answered well in the first five. */
function takeWith(faults: { kind: string; target: string; from: number; to: number }[]) {
  const bins = Array.from({ length: 10 * perSecond }, (_, i) => i)
  const series = {
    well: { values: bins.map((i) => (i < 5 * perSecond ? 1 : 0)) },
    ended: { values: bins.map(() => 1) },
  }
  return { faults, readers: series } as unknown as Pick<Take, 'faults' | 'readers'>
}

test('after a fault has ended, what counts is what came after it', () => {
  const take = takeWith([{ kind: 'pause', target: 'inventory', from: 2 * SECOND, to: 4 * SECOND }])
  const meanwhile = { well: 2 * perSecond, ended: 2 * perSecond }
  const counted = { since: 4 * SECOND, well: perSecond, ended: 6 * perSecond, meanwhile }
  expect(outcomeOf(take, 'pause:inventory', true)).toEqual(counted)
  expect(outcomeOf(take, 'pause:inventory', false)).toEqual(counted)
})

test('a fault that no step ends is told of while it acts; one that a step ends waits for that', () => {
  const take = takeWith([{ kind: 'slow', target: 'search-1', from: 2 * SECOND, to: Number.NaN }])
  expect(outcomeOf(take, 'slow:search-1', false)).toEqual({
    since: 2 * SECOND,
    well: 3 * perSecond,
    ended: 8 * perSecond,
  })
  expect(outcomeOf(take, 'slow:search-1', true)).toBeNull()
  expect(outcomeOf(take, 'slow:search-2', false)).toBeNull()
})

test('a service that tells what happened is heard with its newest line since the fault', () => {
  const line = (at: number, service: string, text: string) => ({ at, service, text, level: 'log' as const })
  const logs = [line(1, 'courier', '0 lost'), line(5, 'courier', '2 lost'), line(6, 'orders', 'up')]
  expect(saidSince(logs, 'courier', 3)).toBe('2 lost')
  expect(saidSince(logs, 'courier', 6)).toBeUndefined()
})
