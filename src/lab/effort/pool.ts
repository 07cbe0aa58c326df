import { world } from './world.ts'

export interface RunOptions {
  /** Wall-clock instant in ms since 1970 after which nobody needs the work. Undefined or NaN: no limit. */
  until?: number
}

interface Job {
  ms: number
  until: number
  cause: number
  settle: (served: boolean) => void
}

/** So many workers and the one queue before them, first come first served. */
export class Pool {
  readonly name: string
  private readonly workers: number
  private occupied = 0
  private queue: Job[] = []
  private head = 0

  constructor(size: number, name: string) {
    this.workers = size
    this.name = name
    this.report()
  }

  get size(): number {
    return this.workers
  }

  /** Workers at work. */
  get busy(): number {
    return this.occupied
  }

  /** Jobs that no worker has got to yet. */
  get waiting(): number {
    return this.queue.length - this.head
  }

  /**
   * Has a worker spend `ms` on this. Resolves to true when done; to false, and no worker spends any time, when
   * `until` has passed by the time that a worker gets to it. Work that is begun is finished, even past `until`: a
   * worker cannot know beforehand how long it will take.
   */
  run(ms: number, options: RunOptions = {}): Promise<boolean> {
    const { until } = options
    return new Promise((settle) => {
      const limit = until === undefined || Number.isNaN(until) ? Number.POSITIVE_INFINITY : until
      this.queue.push({ ms: Math.max(ms, 0), until: limit, cause: world().cause(), settle })
      this.assign()
      this.report()
    })
  }

  private assign(): void {
    while (this.occupied < this.workers && this.head < this.queue.length) {
      const job = this.queue[this.head] as Job
      this.head += 1
      if (this.head > 1_000) {
        this.queue = this.queue.slice(this.head)
        this.head = 0
      }
      if (world().now() >= job.until) world().resume(() => job.settle(false), job.cause)
      else this.work(job)
    }
  }

  private work(job: Job): void {
    this.occupied += 1
    world().after(
      job.ms,
      () => {
        this.occupied -= 1
        job.settle(true)
        this.assign()
        this.report()
      },
      job.cause,
    )
  }

  private report(): void {
    world().report(this.name, () => ({ size: this.size, busy: this.busy, waiting: this.waiting }))
  }
}

let made = 0

/** Makes a pool of `size` workers. The name is what charts show; the first is 'pool', then 'pool 2', 'pool 3' … */
export function pool(size: number, options: { name?: string } = {}): Pool {
  if (!Number.isInteger(size) || size < 1)
    throw new RangeError(`A pool needs at least one worker, and a whole number of them; this one was given ${size}.`)
  made += 1
  return new Pool(size, options.name ?? (made === 1 ? 'pool' : `pool ${made}`))
}
