import { expect, test } from 'vitest'
import { bytesOf, textOf } from './body.ts'

test('bytes are read as UTF-8, and one by one where they are none', () => {
  const bytes = new TextEncoder().encode('책 3권, 50 %')
  expect(textOf(bytes)).toBe('책 3권, 50 %')
  expect(textOf(new Uint8Array([0x68, 0xff]))).toBe('h\u00ff')
  expect(textOf(null)).toBe('')
  expect(bytesOf('책 3권, 50 %')).toBe(bytes.length)
})
