import type { Micros } from './time.ts'

/** Something that will happen. */
export interface Due {
  at: Micros
  order: number
  run: () => void
  cancelled: boolean
}

/** What is due, soonest first; what is due at the same instant comes in the order in which it was planned. */
export class EventQueue {
  private readonly heap: Due[] = []
  private planned = 0

  get length(): number {
    return this.heap.length
  }

  plan(at: Micros, run: Due['run']): Due {
    const due: Due = { at, order: ++this.planned, run, cancelled: false }
    const heap = this.heap
    let i = heap.length
    heap.push(due)
    while (i > 0) {
      const parent = (i - 1) >> 1
      const above = heap[parent] as Due
      if (!before(due, above)) break
      heap[i] = above
      i = parent
    }
    heap[i] = due
    return due
  }

  /** The next one that was not cancelled, without taking it. */
  peek(): Due | undefined {
    while (this.heap[0]?.cancelled) this.pop()
    return this.heap[0]
  }

  take(): Due | undefined {
    this.peek()
    return this.pop()
  }

  private pop(): Due | undefined {
    const heap = this.heap
    const first = heap[0]
    const last = heap.pop()
    if (heap.length > 0 && last) {
      let i = 0
      for (;;) {
        let child = 2 * i + 1
        if (child >= heap.length) break
        if (child + 1 < heap.length && before(heap[child + 1] as Due, heap[child] as Due)) child += 1
        if (!before(heap[child] as Due, last)) break
        heap[i] = heap[child] as Due
        i = child
      }
      heap[i] = last
    }
    return first
  }
}

function before(a: Due, b: Due): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order)
}
