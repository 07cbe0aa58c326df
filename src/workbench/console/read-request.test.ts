import { expect, test } from 'vitest'
import { headerLines, readRequest } from './read-request.ts'

const form = { to: 'web', method: 'POST', path: '/orders', headers: '', body: '{}' }

test('headers are read one a line and written back as they were', () => {
  const text = 'content-type: application/json\nx-trace: a:b c'
  const read = readRequest({ ...form, headers: `${text}\n\n` })
  expect(read).toMatchObject({
    headers: [
      { name: 'content-type', value: 'application/json' },
      { name: 'x-trace', value: 'a:b c' },
    ],
  })
  expect(typeof read === 'object' && headerLines(read.headers)).toBe(text)
})

test('what is no path or no header is named; GET has no body', () => {
  expect(readRequest({ ...form, path: 'orders' })).toBe('path')
  expect(readRequest({ ...form, path: '/a b' })).toBe('path')
  expect(readRequest({ ...form, headers: 'no colon' })).toBe('headers')
  expect(readRequest({ ...form, headers: 'a b: c' })).toBe('headers')
  expect(readRequest({ ...form, method: 'GET' })).toMatchObject({ body: '' })
})
