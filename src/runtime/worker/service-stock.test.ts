import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ServiceStock } from './service-stock.ts'

class BegunWorker {
  readonly said: unknown[] = []
  onerror: (() => void) | null = null

  constructor() {
    begun.push(this)
  }

  postMessage(message: unknown): void {
    this.said.push(message)
  }
}

const begun: BegunWorker[] = []
const sources = { runner: '', packages: 'all', definitions: {}, shipped: {}, stores: {} }

beforeEach(() => {
  begun.length = 0
  vi.useFakeTimers()
  vi.stubGlobal('Worker', BegunWorker)
  vi.stubGlobal('navigator', { hardwareConcurrency: 4 })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a service is given the worker that has loaded longest, and not one that begins now', () => {
  const stock = new ServiceStock(sources)
  expect(begun).toHaveLength(1)
  stock.take().post({ type: 'spawn', start: {} as never })
  expect(begun).toHaveLength(1)
  expect(begun[0]?.said.at(-1)).toMatchObject({ type: 'spawn' })
})

test('one is begun for the next edit when a while has passed', () => {
  const stock = new ServiceStock(sources)
  stock.take()
  vi.advanceTimersByTime(1_000)
  expect(begun).toHaveLength(2)
})

test('of many, only as many as there are cores load at once', () => {
  const stock = new ServiceStock(sources)
  stock.expect(20)
  expect(begun).toHaveLength(4)
  for (let i = 0; i < 17; i++) stock.take()
  expect(begun).toHaveLength(20)
  for (let i = 0; i < 3; i++) stock.take()
  expect(begun).toHaveLength(20)
})

test('a worker that fails while it waits is given to nobody', () => {
  const stock = new ServiceStock(sources)
  begun[0]?.onerror?.()
  stock.take().post({ type: 'spawn', start: {} as never })
  expect(begun[0]?.said).toHaveLength(1)
  expect(begun[1]?.said).toHaveLength(2)
})
