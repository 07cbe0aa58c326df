import type { ServiceWorker } from '../apart/host.ts'
import { asServiceWorker, openRunner } from './open-worker.ts'
import type { Sources } from './supplies.ts'

/** A worker more is begun this long after one was taken, when what it was taken for is under way. */
const REFILL_MS = 250

/**
 * Workers that have loaded everything and wait for a service: most of what a start takes is done before it is asked
 * for. One is kept for the next edit or restart.
 */
export class ServiceStock {
  private readonly sources: Sources
  private readonly idle: Worker[] = []
  private expected = 1
  private refill: ReturnType<typeof setTimeout> | undefined

  constructor(sources: Sources) {
    this.sources = sources
    this.begin()
  }

  /** So many will be taken, one after another. No more are begun at once than there are cores to load them. */
  expect(count: number): void {
    this.expected = count
    this.begin()
  }

  /** Those that wait were given less than what there is now. */
  renew(): void {
    for (const worker of this.idle.splice(0)) worker.terminate()
    this.begin()
  }

  take(): ServiceWorker {
    const worker = this.idle.shift() ?? this.open()
    this.expected = Math.max(0, this.expected - 1)
    this.begin()
    if (this.expected === 0) {
      clearTimeout(this.refill)
      this.refill = setTimeout(() => this.expect(1), REFILL_MS)
    }
    return asServiceWorker(worker)
  }

  private begin(): void {
    // which comes with the first lab
    if (!this.sources.packages) return
    const ahead = Math.min(this.expected, Math.max(2, navigator.hardwareConcurrency || 2))
    while (this.idle.length < ahead) this.idle.push(this.open())
  }

  private open(): Worker {
    const worker = openRunner(this.sources, 'service')
    worker.onerror = () => {
      const at = this.idle.indexOf(worker)
      if (at >= 0) this.idle.splice(at, 1)
    }
    return worker
  }
}
