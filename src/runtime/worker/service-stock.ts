import type { ServiceWorker } from '../apart/host.ts'
import { asServiceWorker, openRunner, type Sources } from './open-worker.ts'

/** A worker more is begun this long after one was taken, when what it was taken for is under way. */
const REFILL_MS = 250

/**
 * Workers that have loaded everything and wait for a service: most of what a start takes is done before it is asked
 * for. One is kept for the next edit or restart.
 */
export class ServiceStock {
  private readonly sources: Sources
  private readonly idle: Worker[] = []
  private refill: ReturnType<typeof setTimeout> | undefined

  constructor(sources: Sources) {
    this.sources = sources
  }

  /** Sees to it that so many are there or on their way. */
  prepare(count: number): void {
    while (this.idle.length < count) this.idle.push(this.begin())
  }

  take(): ServiceWorker {
    const worker = this.idle.shift() ?? openRunner(this.sources, 'service')
    clearTimeout(this.refill)
    this.refill = setTimeout(() => this.prepare(1), REFILL_MS)
    return asServiceWorker(worker)
  }

  private begin(): Worker {
    const worker = openRunner(this.sources, 'service')
    worker.onerror = () => {
      const at = this.idle.indexOf(worker)
      if (at >= 0) this.idle.splice(at, 1)
    }
    return worker
  }
}
