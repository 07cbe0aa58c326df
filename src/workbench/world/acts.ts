import type { Bench } from '../bench.svelte.ts'
import type { StepFault } from '../guide/step-fault.ts'
import type { FaultView } from '../lab-view.ts'
import { fill } from '../words.ts'
import { placesOf, targetName } from './fault-words.ts'

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

/** What a step of the guide names, as it can be done right now; nothing where there is nothing to mend. */
export function actNamed(bench: Bench, { kind, target, mends, also = [] }: StepFault): Act | undefined {
  const [act, ...others] = [target, ...also].flatMap(
    (place) => actsOn(bench, place).find((one) => one.kind === kind) ?? [],
  )
  if (!act || (mends && !act.mends)) return undefined
  const same = [act, ...others.filter((one) => one.mends === act.mends)]
  return {
    ...act,
    run: () => {
      for (const one of same) one.run()
    },
  }
}

/** The name of an act as it is read: 'Pause inventory'. */
export function actName(act: Act, target: string, also: string[] = []): string {
  return fill(act.full, { target: also.length > 0 ? placesOf([target, ...also]) : targetName(target) })
}

function lasting(bench: Bench, fault: FaultView): Act {
  const w = bench.lab.words.faults.kinds
  const any = { name: fault.words.name }
  const words = w[fault.kind as keyof typeof w] ?? {
    short: fault.words.name,
    full: fill(bench.lab.words.faults.anyFull, any),
    endShort: fill(bench.lab.words.faults.anyEndShort, any),
    endFull: fill(bench.lab.words.faults.anyEndFull, any),
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
