import type { Effect, ProcessHost, ServiceProcess, ServiceStart, Step } from '../../engine/process.ts'
import type { FromService, ToService } from './messages.ts'

/** A worker that can run one service, whichever kind of worker the place has. */
export interface ServiceWorker {
  post(message: ToService): void
  listen(hear: (message: FromService) => void, failed: (reason: string) => void): void
  terminate(): void
}

export interface ApartOptions {
  open: () => ServiceWorker
  /** A service did not come back from a step in time; it has been stopped. */
  onHung: (service: string) => void
  /** Wall milliseconds that one step may take. */
  patienceMs?: number
}

const PATIENCE_MS = 2_000
/** Loading the modules of a service comes on top of its first step. */
const LOADING_MS = 2_000

// kept before anything can replace them
const { setTimeout, clearTimeout } = globalThis

/** A worker for each service: isolated, stoppable, and the one that hangs can be named. */
export function createApartHost({ open, onHung, patienceMs = PATIENCE_MS }: ApartOptions): ProcessHost {
  return {
    spawn(start: ServiceStart): ServiceProcess {
      const worker = open()
      let number = 0
      let ended: Effect[] | null = null
      let waiting: {
        number: number
        resolve: (effects: Effect[]) => void
        watch: ReturnType<typeof setTimeout>
      } | null = null
      const end = (effects: Effect[]) => {
        if (ended) return
        ended = effects
        worker.terminate()
        if (waiting) clearTimeout(waiting.watch)
        waiting?.resolve(effects)
        waiting = null
      }
      worker.listen(
        (message) => {
          if (message.type === 'broken') return end([exit('HostBroken', message.message)])
          if (message.type !== 'effects' || waiting?.number !== message.number) return
          clearTimeout(waiting.watch)
          const { resolve } = waiting
          waiting = null
          resolve(message.effects)
        },
        (reason) => end([exit('OutOfResources', `The service was stopped by the browser: ${reason}`)]),
      )
      worker.post({ type: 'spawn', start })
      return {
        deliver(step: Step) {
          if (ended) return Promise.resolve([])
          return new Promise((resolve) => {
            const allowed = step.input.type === 'start' ? patienceMs + LOADING_MS : patienceMs
            const watch = setTimeout(() => {
              const seconds = allowed / 1_000
              end([
                exit(
                  'Hung',
                  `It did not come back within ${seconds} s from ${describe(step)}. Is there a loop that never ends?`,
                ),
              ])
              onHung(start.name)
            }, allowed)
            waiting = { number: ++number, resolve, watch }
            worker.post({ type: 'step', number, step })
          })
        },
        kill: () => end([]),
      }
    },
  }
}

function exit(name: string, message: string): Effect {
  return { type: 'exit', code: 137, error: { name, message } }
}

function describe({ input }: Step): string {
  if (input.type === 'request') return `${input.head.method} ${input.head.path}`
  if (input.type === 'start') return 'starting'
  if (input.type === 'timer') return 'a timer'
  return `a ${input.type}`
}
