import type { Bench } from '../bench.svelte.ts'
import type { LoadView } from '../lab-view.ts'

/** Requests a second of a load as the surges that act have it, in three digits. */
export function loadRate(bench: Pick<Bench, 'live' | 'faults' | 'lab'>, load: LoadView): number {
  const surges = bench.live.world.acting.filter((fault) => fault.kind === 'surge' && fault.target === load.name)
  const times = surges.map((fault) => {
    const own = bench.lab.faults.find((one) => one.kind === 'surge' && one.target === load.name)
    return bench.faults.sizes.get(fault.id)?.times ?? own?.params?.times ?? 1
  })
  return Number(times.reduce((rate, one) => rate * one, load.perSecond).toPrecision(3))
}
