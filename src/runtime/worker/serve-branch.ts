import type { ProcessHost, Step } from '../../engine/process.ts'
import type { LabDefinition } from '../../lab/definition.ts'
import type { KernelMessage } from '../../protocol/live.ts'
import { credited } from '../credits/credited.ts'
import { failure, type Held, obey, type RunOrder } from '../live/obey.ts'
import { LiveSession } from '../live/session.ts'
import type { BranchOrder, BranchReply } from './runner-messages.ts'

// kept before the host hides them from services
const { performance, setInterval } = globalThis
const ALIVE_EVERY_MS = 250
const PROGRESS_EVERY_MS = 100

/** Does a recorded run again with all services in this thread, and goes on with it live, as the page orders. */
export function serveBranch(
  host: ProcessHost,
  definitionOf: (lab: string) => LabDefinition | undefined,
  post: (message: unknown) => void,
) {
  const say = (reply: BranchReply) => post(reply)
  const emit = (message: KernelMessage) => post(message)
  let held: Held | null = null
  return (order: BranchOrder | RunOrder): void => {
    if (order.type === 'begin') void begin(order)
    else if (held) obey(held, order, emit)
  }

  async function begin({ id, run, to, without, tellSteps }: BranchOrder): Promise<void> {
    setInterval(() => say({ type: 'alive' }), ALIVE_EVERY_MS)
    const lab = definitionOf(run.lab)
    try {
      if (!lab) throw new Error(`There is no lab '${run.lab}'.`)
      const { seed, files } = run
      let telling = tellSteps
      const spawning: ProcessHost = {
        spawn(start) {
          const { deliver, kill } = credited(host.spawn(start))
          const told = (step: Step) => {
            if (telling) say(start.name)
            return deliver(step)
          }
          return { deliver: told, kill }
        },
      }
      const session = new LiveSession(lab, files, seed, spawning, emit)
      held = { session, origin: { lab: run.lab, labVersion: lab.version, seed, files } }
      let said = 0
      const progress = (now: number) => {
        const wall = performance.now()
        if (wall - said < PROGRESS_EVERY_MS) return
        said = wall
        emit({ type: 'branch-progress', id, now, of: to.moment })
      }
      await session.open({ inputs: run.inputs, to, without, progress })
      telling = true
      emit({ type: 'reply', id, ok: true })
    } catch (error) {
      emit(failure(id, error))
    }
  }
}
