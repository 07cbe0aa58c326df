import type { RunInput } from './run-input.ts'
import type { Micros } from './time.ts'
import type { World } from './world.ts'

/**
 * Carries a world that has just been opened through a recorded run: goes on to `until`, and does after each event what
 * was done there. `goOn` is asked after each event; false stops early.
 *
 * @throws Error with a sentence when the run has not the events that its inputs speak of: other code, or another engine.
 */
export async function replay(
  world: World,
  inputs: readonly RunInput[],
  until: Micros,
  goOn: () => boolean = () => true,
): Promise<void> {
  for (const input of inputs) if (input.type === 'hung') world.expectHang(input.service, input.step)
  let goes = true
  for (const input of inputs) {
    while (world.events < input.after && goes) {
      const before = world.events
      await world.advance(until, () => {
        goes = goOn()
        return goes && world.events < input.after
      })
      if (goes && world.events === before) throw new Error(mismatch(input, world.events))
    }
    if (!goes) return
    world.wait(input.at)
    await apply(world, input)
  }
  await world.advance(until, goOn)
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
    case 'hung':
      return
    default:
      input satisfies never
  }
}

function mismatch(input: RunInput, events: number): string {
  return (
    `The recorded run goes differently here: it says '${input.type}' after event ${input.after}, ` +
    `and only ${events} events have happened by the end. Was it recorded with other code or another version?`
  )
}
