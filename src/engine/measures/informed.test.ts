import { expect, test } from 'vitest'
import type { CallBook, CallEntry } from './call-book.ts'
import { informed } from './measures.ts'

const call = (
  number: number,
  from: string,
  to: string,
  cause: number,
  called: number,
  ended: number,
  status = 200,
): CallEntry => ({
  call: number,
  from,
  to,
  cause,
  attempt: 1,
  intended: called,
  called,
  arrived: called,
  answered: ended,
  ended,
  status,
  failure: '',
  awaited: true,
})
const share = (...calls: CallEntry[]) =>
  informed({ calls } as unknown as CallBook, 'readers', 'web', 'inventory', { from: 0, to: 100 })

test('a page counts when web had heard from inventory before it answered', () => {
  expect(share(call(1, 'readers', 'web', 0, 0, 30), call(2, 'web', 'inventory', 1, 5, 20))).toBe(1)
})

test('a page does not count that never asked, was answered first, or got no good answer', () => {
  expect(
    share(
      call(1, 'readers', 'web', 0, 0, 30),
      call(2, 'readers', 'web', 0, 10, 20),
      call(3, 'web', 'inventory', 2, 12, 40),
      call(4, 'readers', 'web', 0, 50, 80),
      call(5, 'web', 'inventory', 4, 55, 70, 503),
    ),
  ).toBe(0)
})

test('a page that failed does not count though inventory answered, and one asked for later is not in the window', () => {
  expect(
    share(
      call(1, 'readers', 'web', 0, 0, 30, 500),
      call(2, 'web', 'inventory', 1, 5, 20),
      call(3, 'readers', 'web', 0, 150, 180),
      call(4, 'web', 'inventory', 3, 155, 170),
    ),
  ).toBe(0)
})
