import { Random } from '../../engine/random.ts'

/**
 * A pipeline as a row of gates. A hundred changes carry a bug each; a gate that sees the bug stops the change, and the gates
 * behind it are not run for it. Whether a gate would see a bug is drawn once for each pair, so that another order of the same
 * gates meets the same bugs with the same eyes.
 */
export const kinds = ['logic', 'border', 'journey', 'surroundings'] as const
type Kind = (typeof kinds)[number]
export const gates = ['unit', 'contract', 'endToEnd', 'canary', 'board'] as const
export type Gate = (typeof gates)[number]

/** Minutes until a gate says yes or no; the board's are those of two working days of waiting. */
export const minutes: Record<Gate, number> = { unit: 1, contract: 2, endToEnd: 20, canary: 10, board: 960 }

/** How many of the hundred bugs are of a kind. Assumed, as are the chances below. */
export const mix: Record<Kind, number> = { logic: 60, border: 18, journey: 10, surroundings: 12 }

/** Chance in percent that a gate sees a bug of a kind. */
export const sees: Record<Gate, Record<Kind, number>> = {
  unit: { logic: 80, border: 10, journey: 5, surroundings: 0 },
  contract: { logic: 5, border: 80, journey: 10, surroundings: 0 },
  endToEnd: { logic: 60, border: 75, journey: 80, surroundings: 10 },
  canary: { logic: 50, border: 60, journey: 60, surroundings: 70 },
  board: { logic: 2, border: 2, journey: 2, surroundings: 2 },
}

export interface Bug {
  kind: Kind
  /** The gates that would stop it, whatever their order. */
  seenBy: ReadonlySet<Gate>
}

/** A hundred bugs; equal for equal seeds. */
export function bugs(seed: number): Bug[] {
  const random = new Random(`gate-order/${seed}`)
  return kinds.flatMap((kind) =>
    Array.from({ length: mix[kind] }, () => ({
      kind,
      seenBy: new Set(gates.filter((gate) => random.below(100) < sees[gate][kind])),
    })),
  )
}

interface Outcome {
  /** Bugs stopped, gate by gate in the order of the pipeline. */
  stopped: Bug[][]
  escaped: Bug[]
  /** Bugs that some readers met: stopped in the canary, or not at all. */
  met: number
  /** Minutes until a change without a bug is through. */
  throughMinutes: number
  /** Mean minutes until a change whose bug is seen is stopped. */
  stoppedAfterMinutes: number
}

export function send(all: readonly Bug[], order: readonly Gate[]): Outcome {
  const stopped: Bug[][] = order.map(() => [])
  const escaped: Bug[] = []
  let waited = 0
  for (const bug of all) {
    const at = order.findIndex((gate) => bug.seenBy.has(gate))
    if (at < 0) escaped.push(bug)
    else {
      stopped[at]?.push(bug)
      waited += sum(order.slice(0, at + 1))
    }
  }
  const held = all.length - escaped.length
  // behind the canary everybody has the change already: those who met it there met it before any later gate
  const live = order.indexOf('canary')
  const behind = live < 0 ? escaped.length : all.length - stopped.slice(0, live).flat().length
  return {
    stopped,
    escaped,
    met: behind,
    throughMinutes: sum(order),
    stoppedAfterMinutes: held === 0 ? 0 : waited / held,
  }
}

/** The order in which a bad change is stopped soonest: again and again the gate that stops most of what is left a minute. */
export function soonest(all: readonly Bug[], chosen: readonly Gate[]): Gate[] {
  const order: Gate[] = []
  let left = [...all]
  const rest = [...chosen]
  while (rest.length > 0) {
    const rate = (gate: Gate) => left.filter((bug) => bug.seenBy.has(gate)).length / minutes[gate]
    rest.sort((a, b) => rate(b) - rate(a))
    const next = rest.shift() as Gate
    order.push(next)
    left = left.filter((bug) => !bug.seenBy.has(next))
  }
  return order
}

/** `order` with one gate moved by a place; unchanged where there is no such place. */
export function moved(order: readonly Gate[], gate: Gate, by: -1 | 1): Gate[] {
  const from = order.indexOf(gate)
  const to = from + by
  if (from < 0 || to < 0 || to >= order.length) return [...order]
  const next = [...order]
  next.splice(from, 1)
  next.splice(to, 0, gate)
  return next
}

function sum(order: readonly Gate[]): number {
  return order.reduce((all, gate) => all + minutes[gate], 0)
}
