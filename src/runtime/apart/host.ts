import type { Effect, ProcessHost, ServiceProcess, ServiceStart, Step } from '../../engine/process.ts'
import { storesNamedIn } from '../compile/store-names.ts'
import { credited } from '../credits/credited.ts'
import type { FromService, ToService } from './messages.ts'
import { readEffects } from './read-effects.ts'

/** A worker that can run one service, whichever kind of worker the place has. */
export interface ServiceWorker {
  post(message: ToService): void
  listen(hear: (message: FromService) => void, failed: (reason: string) => void): void
  terminate(): void
}

export interface ApartOptions {
  open: () => ServiceWorker
  /** A service did not come back from a step in time; it has been stopped. `starting` when it had not even begun. */
  onHung: (service: string, starting: boolean) => void
  /** Wall milliseconds that one step may take. */
  patienceMs?: number
}

const PATIENCE_MS = 2_000
/** Loading the modules of a service comes on top of its first step. */
const LOADING_MS = 2_000
/** Getting 60 MB of a database ready comes on top of that. */
const DATABASE_MS = 10_000

// kept before anything can replace them
const { setTimeout, clearTimeout, performance } = globalThis
const now = () => performance.now()

/** A watch that goes off this late has slept with the machine: the service slept too, and is given its time again. */
const SLEPT_MS = 1_000

/**
 * A worker for each service: isolated, stoppable, and the one that hangs can be named. The worker is not believed:
 * what it says is read with care, and one that speaks out of turn is ended.
 */
export function createApartHost({ open, onHung, patienceMs = PATIENCE_MS }: ApartOptions): ProcessHost {
  return { spawn: (start) => credited(spawn(start)) }

  function spawn(start: ServiceStart): ServiceProcess {
    const worker = open()
    const loading = LOADING_MS + (Object.values(start.files).some(usesPglite) ? DATABASE_MS : 0)
    let number = 0
    let ended: Effect[] | null = null
    let waiting: { number: number; resolve: (effects: Effect[]) => void; watch: ReturnType<typeof setTimeout> } | null =
      null
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
        if (ended) return
        if (message?.type === 'broken')
          return end([exit('HostBroken', String(message.message).slice(0, LONGEST_REASON))])
        const effects =
          message?.type === 'effects' && waiting?.number === message.number ? readEffects(message.effects) : null
        if (!effects || !waiting) return end([exit('SpokeOutOfTurn', OUT_OF_TURN)])
        clearTimeout(waiting.watch)
        const { resolve } = waiting
        waiting = null
        resolve(effects)
      },
      (reason) =>
        end([
          exit(
            'OutOfResources',
            `It was stopped by the browser, most likely because it used up its memory: ${reason.slice(0, LONGEST_REASON)}`,
          ),
        ]),
    )
    worker.post({ type: 'spawn', start })
    return {
      deliver(step: Step) {
        // whatever ended it between two steps is told at the next
        if (ended) return Promise.resolve(ended.splice(0))
        return new Promise((resolve) => {
          const allowed = step.input.type === 'start' ? patienceMs + loading : patienceMs
          const watchFor = (): ReturnType<typeof setTimeout> => {
            const due = now() + allowed
            return setTimeout(() => {
              if (waiting && now() - due > SLEPT_MS) {
                waiting.watch = watchFor()
                return
              }
              const seconds = allowed / 1_000
              end([
                exit(
                  'Hung',
                  `It did not come back within ${seconds} s from ${describe(step)}. Is there a loop that never ends?`,
                ),
              ])
              onHung(start.name, step.input.type === 'start')
            }, allowed)
          }
          waiting = { number: ++number, resolve, watch: watchFor() }
          worker.post({ type: 'step', number, step })
        })
      },
      kill: () => end([]),
    }
  }
}

const LONGEST_REASON = 500
const OUT_OF_TURN = 'It sent messages that no service sends, as if to get past the simulator, and was stopped.'

function usesPglite(text: string): boolean {
  return storesNamedIn(text).includes('pglite')
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
