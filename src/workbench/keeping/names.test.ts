import { expect, test } from 'vitest'
import { freeName } from './names.ts'
import { keepingAfter } from './shelf.svelte.ts'

test('a name that is taken gets a number; spaces are tidied and length is limited', () => {
  const versions = [{ name: 'a b' }, { name: 'a b (2)' }]
  expect(freeName('  a \n b ', versions)).toBe('a b (3)')
  expect(freeName('', [])).toBe('?')
  expect(freeName('x'.repeat(99), [])).toHaveLength(60)
})

test('a full disk is told apart from a browser that keeps nothing', () => {
  expect(keepingAfter(new DOMException('full', 'QuotaExceededError'))).toBe('full')
  expect(keepingAfter(new DOMException('no', 'InvalidStateError'))).toBe('refused')
})
