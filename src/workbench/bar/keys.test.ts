import { expect, test } from 'vitest'
import { keyAct } from './keys.ts'

const stroke = (key: string, more: object = {}) => ({
  ...{ key, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, defaultPrevented: false, target: null },
  ...more,
})
const inText = { closest: () => ({}) } as unknown as EventTarget

test('letters act on the page and not where text is typed', () => {
  expect(keyAct(stroke('r'), true)).toBe('run')
  expect(keyAct(stroke('R'), true)).toBe('run')
  expect(keyAct(stroke('r', { target: inText }), true)).toBeNull()
  expect(keyAct(stroke('r', { ctrlKey: true }), true)).toBeNull()
  expect(keyAct(stroke('r', { isComposing: true }), true)).toBeNull()
})

test('switched off, only the list and saving are left', () => {
  expect(keyAct(stroke('r'), false)).toBeNull()
  expect(keyAct(stroke('?'), false)).toBe('help')
  expect(keyAct(stroke('s', { metaKey: true, target: inText }), false)).toBe('save')
})
