import { expect, test } from 'vitest'
import { addressOf, momentIn } from './desk.ts'

test('an address names a moment, and the moment gives the address again', () => {
  const address = '/labs/retry-storm/?variant=wrong/jitter&seed=3&scenario=paused&at=23.1'
  const moment = momentIn(new URL(address, 'http://x').search)
  expect(moment).toEqual({ variant: 'wrong/jitter', seed: 3, scenario: 'paused', at: 23.1 })
  expect(moment && addressOf('/labs/retry-storm/', moment)).toBe(address)
})

test.each(['', '?seed=3', '?variant=start&seed=0', '?variant=start&seed=x', '?variant=start&at=-1'])(
  '%s names no moment',
  (search) => expect(momentIn(search)).toBeNull(),
)
