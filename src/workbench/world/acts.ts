import type { Bench } from '../bench.svelte.ts'
import type { FaultView } from '../lab-view.ts'

/** One thing that can be done to a service or a link right now: break it, or mend what was broken. */
export interface Act {
  kind: string
  short: string
  /** With {target}: the name by which people and tests know the button. */
  full: string
  mends: boolean
  /** What the same button says when there is the other thing to do. */
  other: string
  run: () => void
}

export function actsOn(bench: Bench, target: string): Act[] {
  return bench.faults.on(target).map((fault) => (fault.kind === 'kill' ? killing(bench, fault) : lasting(bench, fault)))
}

function lasting(bench: Bench, fault: FaultView): Act {
  const w = bench.lab.words.faults.kinds
  const words = w[fault.kind as keyof typeof w] ?? {
    short: fault.words.name,
    full: fault.words.name,
    endShort: bench.lab.words.faults.endShort,
    endFull: fault.words.name,
  }
  const acting = bench.live.world.acting.findLast((one) => one.kind === fault.kind && one.target === fault.target)
  return {
    kind: fault.kind,
    short: acting ? words.endShort : words.short,
    full: acting ? words.endFull : words.full,
    other: fault.kind === 'pause' ? (acting ? words.full : words.endFull) : '',
    mends: acting !== undefined,
    run: () => (acting ? bench.faults.lift(acting) : void bench.faults.put(fault)),
  }
}

function killing(bench: Bench, fault: FaultView): Act {
  const w = bench.lab.words.faults.kinds.kill
  const state = bench.live.world.nodes.find((node) => node.name === fault.target)?.state
  const gone = state === 'down' || state === 'crashed'
  return {
    kind: 'kill',
    short: gone ? w.endShort : w.short,
    full: gone ? w.endFull : w.full,
    other: gone ? w.full : w.endFull,
    mends: gone,
    run: () => void (gone ? bench.faults.restart(fault.target) : bench.faults.put(fault)),
  }
}
