import type { RunInput } from './run-input.ts'
import { RunRefused } from './run-record.ts'
import type { Micros } from './time.ts'
import type { World } from './world.ts'

/** How far to replay: to the end of what is due at a moment, or sooner, to just after event n and before what was done there. */
export interface ReplayPoint {
  moment: Micros
  event?: number
}

export interface ReplayOptions {
  /** Ids of faults that are left out. What was recorded after the first of them is done at its moment, not after its event. */
  without?: readonly string[]
  /** Asked after each event; false stops early. */
  goOn?: () => boolean
  /** Hears of each input as it was done here: the inputs of the new run. */
  done?: (input: RunInput) => void
}

/**
 * Carries a world that has just been opened through a recorded run, and does after each event what was done there.
 *
 * @throws RunRefused when the run has not the events that its inputs speak of: other code, or another engine.
 */
export async function replay(
  world: World,
  inputs: readonly RunInput[],
  to: ReplayPoint,
  { without = [], goOn = () => true, done = () => {} }: ReplayOptions = {},
): Promise<void> {
  const first = inputs.findIndex((input) => leftOut(input, without))
  const exact = first < 0 ? inputs : inputs.slice(0, first)
  const loose = first < 0 ? [] : inputs.slice(first).filter((input) => !leftOut(input, without))
  const until = to.moment
  const last = to.event ?? Number.POSITIVE_INFINITY
  let goes = true
  for (const input of exact) if (input.type === 'hung') world.expectHang(input.service, input.step)
  const advanceTo = async (moment: Micros, event: number) => {
    while (goes && world.events < event) {
      const before = world.events
      await world.advance(moment, () => {
        goes = goOn()
        return goes && world.events < event
      })
      if (world.events === before) return
    }
  }
  const act = async (input: RunInput) => {
    await apply(world, input)
    done({ ...input, after: world.events, at: world.now })
  }
  for (const input of exact) {
    if (input.after >= last || input.at > until) break
    await advanceTo(until, input.after)
    if (!goes) return
    if (world.events < input.after) throw mismatch(input, world.events)
    world.wait(input.at)
    await act(input)
  }
  const wrong = new Set<string>()
  for (const input of loose) {
    if (input.at > until) break
    // steps are counted otherwise here: what hung there is found anew if it hangs
    if (input.type === 'hung') wrong.add(`restart-${input.service}-${input.after}`)
    else if (input.type !== 'inject' || !wrong.has(input.fault.id)) {
      await advanceTo(input.at, last)
      if (!goes || world.events >= last) return
      await act(input)
    }
  }
  await advanceTo(until, last)
}

/** A fault that is not put in need not be lifted either. */
function leftOut(input: RunInput, without: readonly string[]): boolean {
  if (input.type === 'inject') return without.includes(input.fault.id)
  return input.type === 'lift' && without.includes(input.fault)
}

async function apply(world: World, input: RunInput): Promise<void> {
  switch (input.type) {
    case 'inject':
      return world.inject(input.fault)
    case 'lift':
      return world.lift(input.fault)
    case 'edit':
      await world.edit(input.service, input.files)
      return
    case 'ask':
      return world.ask(input.request, () => {})
    case 'hung':
      return
    default:
      input satisfies never
  }
}

function mismatch(input: RunInput, events: number): RunRefused {
  const why =
    `it goes differently here: it says '${input.type}' after event ${input.after}, and only ${events} events have ` +
    'happened by the end. Was it recorded with other code or another version'
  return new RunRefused('differs', { event: input.after, events }, why)
}
