import type { Micros } from './time.ts'

/** Something that will happen. */
export interface Due {
  readonly at: Micros
  readonly order: number
  run: () => void
  cancelled: boolean
}

/** Below this many cancelled entries, tidying up is not worth it. */
const TIDY_FROM = 512

/** What is due, soonest first; what is due at the same instant comes in the order in which it was planned. */
export class EventQueue {
  private heap: Due[] = []
  private planned = 0
  private cancelled = 0

  get length(): number {
    return this.heap.length
  }

  plan(at: Micros, run: Due['run']): Due {
    const due: Due = { at, order: ++this.planned, run, cancelled: false }
    this.heap.push(due)
    this.rise(this.heap.length - 1, due)
    return due
  }

  /** It will not happen. Most timeouts end so: they are swept out together when they make up half of the queue. */
  cancel(due: Due): void {
    if (due.cancelled) return
    due.cancelled = true
    due.run = nothing
    this.cancelled += 1
    if (this.cancelled > TIDY_FROM && this.cancelled * 2 > this.heap.length) this.tidy()
  }

  /** The next one that was not cancelled, without taking it. */
  peek(): Due | undefined {
    while (this.heap[0]?.cancelled) this.pop()
    return this.heap[0]
  }

  take(): Due | undefined {
    const due = this.peek()
    if (due) {
      this.pop()
      // whoever cancels it now is late, and must not be counted
      due.cancelled = true
    }
    return due
  }

  private pop(): void {
    const heap = this.heap
    if (heap[0]?.cancelled) this.cancelled -= 1
    const last = heap.pop() as Due
    if (heap.length > 0) this.sink(0, last)
  }

  private tidy(): void {
    this.heap = this.heap.filter((due) => !due.cancelled)
    this.cancelled = 0
    for (let i = (this.heap.length >> 1) - 1; i >= 0; i--) this.sink(i, this.heap[i] as Due)
  }

  private rise(from: number, due: Due): void {
    const heap = this.heap
    let i = from
    while (i > 0) {
      const parent = (i - 1) >> 1
      const above = heap[parent] as Due
      if (!before(due, above)) break
      heap[i] = above
      i = parent
    }
    heap[i] = due
  }

  private sink(from: number, due: Due): void {
    const heap = this.heap
    const length = heap.length
    let i = from
    for (;;) {
      let child = 2 * i + 1
      if (child >= length) break
      if (child + 1 < length && before(heap[child + 1] as Due, heap[child] as Due)) child += 1
      if (!before(heap[child] as Due, due)) break
      heap[i] = heap[child] as Due
      i = child
    }
    heap[i] = due
  }
}

function before(a: Due, b: Due): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order)
}

function nothing(): void {}
