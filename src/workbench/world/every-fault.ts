import { faultKinds } from '../../engine/faults/kinds.ts'
import type { FaultView, LabView } from '../lab-view.ts'

/** Every fault that there is for a service, a link or a load of this lab, whether the lab proposes it or not. */
export function everyFaultOn(lab: LabView, target: string): FaultView[] {
  const on = lab.loads.some((load) => load.name === target) ? 'load' : target.includes('>') ? 'link' : 'service'
  return Object.values(faultKinds)
    .filter((kind) => kind.on === on && (kind.on !== 'service' || kind.only === undefined || kind.only === target))
    .map((kind) => ({
      kind: kind.kind,
      target,
      on,
      words: kind.words[lab.locale === 'ko' ? 'ko' : 'en'],
      form: kind.form,
      lasts: kind.on !== 'service' || kind.end !== undefined,
      ...(kind.on === 'link' && kind.ways.length > 1 ? { ways: true } : {}),
    }))
}
