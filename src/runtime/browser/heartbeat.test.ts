import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startHeartbeat } from './heartbeat.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('silence is told once; an answer in time is none', () => {
  const lost = vi.fn()
  let answers = true
  const heart = startHeartbeat({ ask: () => answers && heart.heard(), lost, now: () => Date.now() })
  vi.advanceTimersByTime(60_000)
  expect(lost).not.toHaveBeenCalled()
  answers = false
  vi.advanceTimersByTime(60_000)
  expect(lost).toHaveBeenCalledTimes(1)
})

test('a page that slept does not take its own silence for the other side', () => {
  const lost = vi.fn()
  let clock = 0
  startHeartbeat({ ask: () => {}, lost, now: () => clock })
  for (let minute = 1; minute <= 10; minute++) {
    clock = minute * 60_000
    vi.advanceTimersByTime(1_000)
  }
  expect(lost).not.toHaveBeenCalled()
})
