import type { Effect, Input, ProcessHost, ServiceProcess, ServiceStart, Step } from '../process.ts'
import { Random } from '../random.ts'

/** What a toy service may do in a step, without any Node surface: for the engine alone, in a figure or in its own tests. */
export interface Toy {
  random: Random
  now: number
  /** Microseconds that the service's wall clock is off. */
  skew: number
  /** How the service hears of what is no request, timer or answer. Without `signal` it ends with 143, as Node does. */
  on: {
    signal?: (signal: string) => void
    callerLeft?: (call: number) => void
    part?: (input: Extract<Input, { type: 'request-body' | 'response-body' }>) => void
    drain?: (input: Extract<Input, { type: 'drain' }>) => void
  }
  do(effect: Effect): void
  timer(delay: number, then: () => void, effort?: boolean, cause?: number): number
  clear(timer: number): void
  /** `done` hears the status, 0 for a failure, and the answer or failure itself. */
  call(host: string, path: string, done: (status: number, answer: Input) => void): number
  abort(call: number): void
  answer(call: number, status: number): void
}

export type ToyRequest = Extract<Input, { type: 'request' }>
export type ToyService = (toy: Toy) => (request: ToyRequest) => void

/** Runs services that are plain functions over effects. */
export function toyHost(services: Record<string, ToyService>): ProcessHost {
  return {
    spawn(start: ServiceStart): ServiceProcess {
      let effects: Effect[] = []
      let numbers = 0
      const timers = new Map<number, () => void>()
      const calls = new Map<number, (status: number, answer: Input) => void>()
      const toy: Toy = {
        random: new Random(start.seed),
        now: 0,
        skew: 0,
        on: {},
        do: (effect) => effects.push(effect),
        timer(delay, then, effort = false, cause) {
          timers.set(++numbers, then)
          effects.push({ type: 'timer', timer: numbers, delay: Math.round(delay), effort, ...(cause ? { cause } : {}) })
          return numbers
        },
        clear(timer) {
          timers.delete(timer)
          effects.push({ type: 'clear-timer', timer })
        },
        call(host, path, done) {
          calls.set(++numbers, done)
          effects.push({
            type: 'call',
            call: numbers,
            host,
            port: 80,
            head: { method: 'GET', path, headers: [] },
            body: null,
            end: true,
          })
          return numbers
        },
        abort(call) {
          calls.delete(call)
          effects.push({ type: 'abort', call })
        },
        answer(call, status) {
          effects.push({ type: 'answer', call, head: { status, headers: [] }, body: null, end: true })
        },
      }
      const service = services[start.name] as ToyService
      let handle: ReturnType<ToyService> | null = null
      return {
        kill() {},
        async deliver(step: Step) {
          effects = []
          toy.now = step.now
          toy.skew = step.skew ?? 0
          const { input } = step
          if (input.type === 'start') {
            handle = service(toy)
            effects.push({ type: 'listen', port: 80 })
          } else if (input.type === 'timer') {
            const then = timers.get(input.timer)
            timers.delete(input.timer)
            then?.()
          } else if (input.type === 'request') handle?.(input)
          else if (input.type === 'response' || input.type === 'failed') {
            const done = calls.get(input.call)
            calls.delete(input.call)
            done?.(input.type === 'response' ? input.head.status : 0, input)
          } else if (input.type === 'signal') {
            if (toy.on.signal) toy.on.signal(input.signal)
            else effects.push({ type: 'exit', code: 143 })
          } else if (input.type === 'caller-left') toy.on.callerLeft?.(input.call)
          else if (input.type === 'drain') toy.on.drain?.(input)
          else if (input.type !== 'disk-done') toy.on.part?.(input)
          return effects
        },
      }
    },
  }
}

/** `workers` workers over one FIFO queue, exponential service times. */
export function toyQueue(
  workers: number,
  meanUs: number,
  limit = Number.POSITIVE_INFINITY,
  patienceUs = Number.POSITIVE_INFINITY,
): ToyService {
  return (toy) => {
    let busy = 0
    const waiting: { call: number; since: number }[] = []
    const next = () => {
      while (busy < workers && waiting.length > 0) {
        const { call, since } = waiting.shift() as { call: number; since: number }
        if (toy.now > since + patienceUs) {
          toy.answer(call, 503)
          continue
        }
        busy += 1
        toy.timer(
          toy.random.exponential(meanUs),
          () => {
            busy -= 1
            toy.answer(call, 200)
            next()
          },
          true,
          call,
        )
      }
    }
    return (request) => {
      if (waiting.length >= limit) return toy.answer(request.call, 503)
      const sent = Number(request.head.path.slice(1))
      waiting.push({ call: request.call, since: Number.isNaN(sent) ? toy.now : sent })
      next()
    }
  }
}

/** Asks `to`, up to `tries` times, 300 ms each; `budget` is what a success earns towards a retry. */
export function toyCaller(to: string, tries: number, budget?: number): ToyService {
  return (toy) => {
    let tokens = 10
    return (request) => {
      const attempt = (n: number) => {
        let timer = 0
        const again = () => {
          const allowed = budget === undefined || tokens >= 1
          if (n >= tries || !allowed) return toy.answer(request.call, 503)
          if (budget !== undefined) tokens -= 1
          attempt(n + 1)
        }
        const call = toy.call(to, `/${toy.now}`, (status) => {
          toy.clear(timer)
          if (status !== 200) return again()
          if (budget !== undefined) tokens = Math.min(10, tokens + budget)
          toy.answer(request.call, 200)
        })
        timer = toy.timer(300_000, () => {
          toy.abort(call)
          again()
        })
      }
      attempt(1)
    }
  }
}
