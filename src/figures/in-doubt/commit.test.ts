import { expect, test } from 'vitest'
import { DOWN_MS, gaveUp, type Participant, purchase } from './commit.ts'

const never = 1000
const longest = (all: Participant[]) => Math.max(...all.map(({ freeMs }) => freeMs))

test('undisturbed it takes 140 ms, and 180 with three coordinators', () => {
  const one = purchase({ killMs: never, coordinators: 1, alone: false })
  expect(one).toMatchObject({ ends: 'committed', decidedMs: 100 })
  expect(one.participants.map(({ freeMs }) => freeMs)).toEqual([120, 130, 140])
  expect(one.participants.map(({ inDoubtMs }) => inDoubtMs)).toEqual([50, 60, 70])
  expect(longest(purchase({ killMs: never, coordinators: 3, alone: false }).participants)).toBe(180)
})

test('whoever waits is never torn, whenever the coordinator dies', () => {
  for (const coordinators of [1, 3] as const)
    for (let killMs = 0; killMs <= 200; killMs++)
      expect(purchase({ killMs, coordinators, alone: false }).ends).not.toBe('torn')
})

test('before anybody was asked, all may give up; after a yes they wait for as long as the coordinator is down', () => {
  const early = purchase({ killMs: 0, coordinators: 1, alone: false })
  expect(early.participants.map(({ freeMs }) => freeMs)).toEqual([1000, 1000, 1000])
  const late = purchase({ killMs: 80, coordinators: 1, alone: false })
  expect(late.ends).toBe('aborted')
  for (const { freeMs } of late.participants) expect(freeMs).toBeGreaterThan(DOWN_MS)
  expect(gaveUp(late.participants[1]?.freeMs ?? 0)).toBe(36)
})

test('the same silence stands for two decisions, so guessing tears the purchase apart', () => {
  const guess = (killMs: number) => purchase({ killMs, coordinators: 1, alone: true }).ends
  expect(guess(80)).toBe('aborted')
  expect(guess(105)).toBe('torn')
  expect(guess(115)).toBe('torn')
  expect(guess(130)).toBe('committed')
  // payment has heard the same in both cases: its own yes, and nothing since
  const [before, after] = [80, 105].map((killMs) => purchase({ killMs, coordinators: 1, alone: false }))
  expect(before?.participants[2]?.inDoubtMs).toBe(after?.participants[2]?.inDoubtMs)
  expect([before?.ends, after?.ends]).toEqual(['aborted', 'committed'])
})

test('three coordinators shorten the doubt to their takeover', () => {
  const worst: number[] = []
  for (let killMs = 0; killMs <= 200; killMs += 5) {
    const { participants } = purchase({ killMs, coordinators: 3, alone: false })
    worst.push(longest(participants))
    expect(gaveUp(participants[1]?.freeMs ?? 0)).toBe(0)
  }
  // a takeover after the decision was written but not told to the last one
  expect(Math.max(...worst)).toBeLessThan(600)
})
