import { expect, test } from 'vitest'
import type { CallEntry } from '../../engine/measures/calls.ts'
import { Flights } from './flights.ts'

const call = (times: Partial<CallEntry>): CallEntry => ({
  call: 1,
  from: 'web',
  to: 'inventory',
  cause: 0,
  attempt: 1,
  intended: 0,
  called: 0,
  arrived: Number.NaN,
  answered: Number.NaN,
  ended: Number.NaN,
  status: 0,
  failure: '',
  awaited: false,
  ...times,
})

test('a quick message is drawn for the shortest time, at an even pace', () => {
  const flights = new Flights()
  flights.asked('web>inventory', call({ called: 1_000, arrived: 2_000 }))
  expect(flights.at('web>inventory', 1_000, 200_000).there).toEqual([{ kind: 'first', along: 0 }])
  expect(flights.at('web>inventory', 101_000, 200_000).there).toEqual([{ kind: 'first', along: 0.5 }])
  expect(flights.at('web>inventory', 201_000, 200_000).there).toEqual([])
})

test('a slow message takes as long as it took', () => {
  const flights = new Flights()
  flights.asked('web>inventory', call({ attempt: 2, arrived: 1_000_000 }))
  expect(flights.at('web>inventory', 250_000, 200_000).there).toEqual([{ kind: 'retry', along: 0.25 }])
})

test('an answer that nobody awaits is a ring, whatever its status', () => {
  const flights = new Flights()
  flights.answered('web>inventory', call({ ended: 300_000 }), 500_000, false, 200)
  expect(flights.at('web>inventory', 600_000, 200_000).back).toEqual([{ kind: 'stale', along: 0.5 }])
  expect(flights.at('web>inventory', 700_000, 200_000).back).toEqual([])
})

test('a message that has not come in yet slows down and stays on the lane', () => {
  const flights = new Flights()
  flights.asked('web>inventory', call({}))
  expect(flights.at('web>inventory', 800_000, 200_000).there).toEqual([{ kind: 'first', along: 0.8 }])
})
