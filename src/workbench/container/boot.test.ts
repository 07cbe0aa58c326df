import { expect, test } from 'vitest'
import { type BootPlace, refusalAfter, refusalBefore } from './boot.ts'

const fine: BootPlace = { online: true, isolated: true, supported: true, host: 'course.example.org' }

test('what a browser cannot do is said before anybody is asked', () => {
  expect(refusalBefore(fine)).toBeNull()
  expect(refusalBefore({ ...fine, online: false })).toBe('offline')
  expect(refusalBefore({ ...fine, isolated: false })).toBe('not-isolated')
  expect(refusalBefore({ ...fine, supported: false, isolated: false })).toBe('unsupported')
})

test('what a boot that failed probably means', () => {
  expect(refusalAfter(fine, 'a key', false)).toBe('blocked')
  expect(refusalAfter({ ...fine, online: false }, 'a key', false)).toBe('offline')
  // it answered, and said no
  expect(refusalAfter(fine, '', true)).toBe('no-key')
  expect(refusalAfter(fine, 'a key', true)).toBe('failed')
  expect(refusalAfter({ ...fine, host: 'localhost' }, '', true)).toBe('failed')
})
