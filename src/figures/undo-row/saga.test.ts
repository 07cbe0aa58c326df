import { expect, test } from 'vitest'
import { type Evening, MOST_CALLS, memories, purchase, type Service, services } from './saga.ts'

const calm: Evening = { no: null, mailFirst: false, crashAfter: 0, memory: 'log' }
const evenings = (memory: Evening['memory']) =>
  [null, ...services].flatMap((no) =>
    [false, true].flatMap((mailFirst) =>
      Array.from({ length: MOST_CALLS + 1 }, (_, crashAfter): Evening => ({ no, mailFirst, crashAfter, memory })),
    ),
  )

test('undisturbed, five calls and it is done; where shipping says no, three are undone, the last one first', () => {
  expect(purchase(calm)).toMatchObject({ ends: 'done', apology: false, seenGone: 0 })
  const told = purchase({ ...calm, no: 'shipping' })
  expect(told).toMatchObject({ ends: 'undone', apology: false, seenGone: 4 })
  const undone: Service[] = told.calls.filter(({ does }) => does === 'undo').map(({ to }) => to)
  expect(undone).toEqual(['payment', 'inventory', 'orders'])
})

test('thanks that go out first are followed by an apology; thanks that go out last never are', () => {
  expect(purchase({ ...calm, no: 'payment', mailFirst: true })).toMatchObject({ ends: 'undone', apology: true })
  for (const no of services) expect(purchase({ ...calm, no }).apology).toBe(false)
})

test('without a log nearly every crash leaves a half; with one none does, but steps are done twice', () => {
  expect(purchase({ ...calm, crashAfter: 3, memory: 'none' }).ends).toBe('half')
  expect(purchase({ ...calm, crashAfter: 3, memory: 'log' }).ends).toBe('twice')
  for (const evening of evenings('log')) expect(purchase(evening).ends).not.toBe('half')
})

test('with a log and keys every evening ends done or undone, wherever it crashes', () => {
  for (const evening of evenings('keys')) {
    const wanted = evening.no === null ? 'done' : 'undone'
    expect(purchase(evening).ends, JSON.stringify(evening)).toBe(wanted)
  }
})

test('no evening needs more calls than the picture has room for, and some need as many', () => {
  const most = memories.flatMap((memory) => evenings(memory).map((evening) => purchase(evening).calls.length))
  expect(Math.max(...most)).toBe(MOST_CALLS)
})
