import type { Random } from '../random.ts'
import type { ToyService } from './host.ts'

/** Services of the calibrations: plain functions, times in microseconds. */

export interface Retrying {
  to: string
  tries: number
  timeout: number
  /** Wait before retry n (0 = first). */
  backoff?: (n: number, draw: Random) => number
  /** What a success earns towards a retry; a retry costs 1, ten can be saved up. */
  budget?: number
}

/** Asks another service for each request of its own, and again when that fails or takes too long. */
export function retrying({ to, tries, timeout, backoff, budget }: Retrying): ToyService {
  return (toy) => {
    let tokens = 10
    return (request) => {
      const attempt = (n: number) => {
        const failed = () => {
          if (n >= tries - 1 || (budget !== undefined && tokens < 1)) return toy.answer(request.call, 503)
          if (budget !== undefined) tokens -= 1
          const wait = backoff?.(n, toy.random) ?? 0
          if (wait > 0) toy.timer(wait, () => attempt(n + 1))
          else attempt(n + 1)
        }
        const call = toy.call(to, `/${toy.now}`, (status) => {
          toy.clear(timer)
          if (status !== 200) return failed()
          if (budget !== undefined) tokens = Math.min(10, tokens + budget)
          toy.answer(request.call, 200)
        })
        const timer = toy.timer(timeout, () => {
          toy.abort(call)
          failed()
        })
      }
      attempt(0)
    }
  }
}

/** Chooses one of `count` backends by what is under way at each. */
export type Choose = (open: number[], draw: Random) => number

export const roundRobin = (): Choose => {
  let turn = 0
  return (open) => turn++ % open.length
}
export const atRandom: Choose = (open, draw) => draw.below(open.length)
export const twoChoices: Choose = (open, draw) => {
  const a = draw.below(open.length)
  let b = draw.below(open.length - 1)
  if (b >= a) b += 1
  return (open[a] as number) <= (open[b] as number) ? a : b
}
export const leastBusy: Choose = (open, draw) => {
  const offset = draw.below(open.length)
  let best = offset
  for (let i = 1; i < open.length; i++) {
    const one = (offset + i) % open.length
    if ((open[one] as number) < (open[best] as number)) best = one
  }
  return best
}

/** Hands each request to one of the services `s0`, `s1` … */
export function balancing(count: number, choose: Choose): ToyService {
  return (toy) => {
    const open = new Array<number>(count).fill(0)
    return (request) => {
      const chosen = choose(open, toy.random)
      open[chosen] = (open[chosen] as number) + 1
      toy.call(`s${chosen}`, '/', (status) => {
        open[chosen] = (open[chosen] as number) - 1
        toy.answer(request.call, status === 200 ? 200 : 503)
      })
    }
  }
}

/** Asks one of `s0`, `s1` … at random, and a second one when the first has not answered after `delay`. */
export function hedging(count: number, delay: number | null): ToyService {
  return (toy) => (request) => {
    let done = false
    const ask = (backend: number) =>
      toy.call(`s${backend}`, '/', () => {
        if (!done) toy.answer(request.call, 200)
        done = true
      })
    const first = toy.random.below(count)
    ask(first)
    if (delay === null) return
    toy.timer(delay, () => {
      if (done) return
      const other = toy.random.below(count - 1)
      ask(other >= first ? other + 1 : other)
    })
  }
}

export interface Queueing {
  workers: number
  /** Draws a service time. */
  time: (draw: Random) => number
  /** Requests that may wait; more are answered 503 at once. */
  bound?: number
  /** Answers 503 instead of beginning work on a request that was sent longer ago than this. */
  patience?: number
}

/** Workers over one FIFO queue. When a request was sent stands in its path. */
export function queueing({ workers, time, bound = Number.POSITIVE_INFINITY, patience }: Queueing): ToyService {
  return (toy) => {
    let busy = 0
    let waiting: { call: number; sent: number }[] = []
    let head = 0
    const next = () => {
      while (busy < workers && head < waiting.length) {
        const { call, sent } = waiting[head++] as { call: number; sent: number }
        if (head > 1_000) {
          waiting = waiting.slice(head)
          head = 0
        }
        if (patience !== undefined && toy.now > sent + patience) {
          toy.answer(call, 503)
          continue
        }
        busy += 1
        toy.timer(time(toy.random), () => {
          busy -= 1
          toy.answer(call, 200)
          next()
        })
      }
    }
    return ({ call, head: { path } }) => {
      if (waiting.length - head >= bound) return toy.answer(call, 503)
      waiting.push({ call, sent: Number(path.slice(1)) })
      next()
    }
  }
}
