import { expect, test } from 'vitest'
import { SECOND } from '../../engine/time.ts'
import { secondsIn, seen } from './step-seen.ts'

test('the seconds of a step are read in both languages', () => {
  expect(secondsIn('10 s on the clock')).toBe(10)
  expect(secondsIn('10&nbsp;s on the clock')).toBe(10)
  expect(secondsIn('멈춤이 끝나고 20초')).toBe(20)
  expect(secondsIn('the three checks of this round hold')).toBe(0)
})

test('a step is seen when its fault, or its end, is as long ago as it says', () => {
  const pause = { kind: 'pause', target: 'inventory', mends: false }
  const span = (from: number, to: number) => [{ id: 'a', kind: 'pause', target: 'inventory', from, to }]
  const at = (seconds: number, since = 0) => ({ now: seconds * SECOND, since: since * SECOND })
  const acting = span(5 * SECOND, Number.NaN)
  expect(seen(pause, acting, '4 s after the pause began', at(8))).toBe(false)
  expect(seen(pause, acting, '4 s after the pause began', at(9))).toBe(true)
  expect(seen(pause, acting, '', at(5))).toBe(true)
  expect(seen({ ...pause, target: 'web' }, acting, '', at(9))).toBe(false)
  expect(seen(pause, acting, '', at(9, 6))).toBe(false)
  const resume = { ...pause, mends: true }
  expect(seen(resume, acting, '', at(99))).toBe(false)
  expect(seen(resume, span(5 * SECOND, 9 * SECOND), '5 s after the pause has ended', at(13))).toBe(false)
  expect(seen(resume, span(5 * SECOND, 9 * SECOND), '5 s after the pause has ended', at(14))).toBe(true)
})
