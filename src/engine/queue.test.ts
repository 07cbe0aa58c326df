import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Due, EventQueue } from './queue.ts'

test('what was not cancelled comes by time, then in the order of planning, also after many were cancelled', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ at: fc.nat(50), stays: fc.boolean() }), { maxLength: 3_000 }), (plans) => {
      const queue = new EventQueue()
      const seen: number[] = []
      const dues = plans.map(({ at }, i) => queue.plan(at, () => seen.push(i)))
      for (const [i, { stays }] of plans.entries()) if (!stays) queue.cancel(dues[i] as Due)
      for (let due = queue.take(); due; due = queue.take()) {
        due.run()
        queue.cancel(due)
      }
      const expected = plans.map(({ at, stays }, i) => ({ at, stays, i })).filter(({ stays }) => stays)
      expect(seen).toEqual(expected.sort((a, b) => a.at - b.at || a.i - b.i).map(({ i }) => i))
      expect(queue.length).toBe(0)
    }),
    { numRuns: 100, examples: [[Array.from({ length: 2_000 }, (_, i) => ({ at: i % 7, stays: i % 3 === 0 }))]] },
  )
})
