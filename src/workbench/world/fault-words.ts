import type { Bench } from '../bench.svelte.ts'
import type { FaultView, LabView } from '../lab-view.ts'
import type { FaultSpan } from '../run/take.ts'
import { fill } from '../words.ts'

/** What a fault does, in a few words, with its size. */
export function faultSentence(bench: Bench, span: Pick<FaultSpan, 'id' | 'kind' | 'target'>): string {
  const view = bench.lab.faults.find((fault) => fault.kind === span.kind && fault.target === span.target)
  const words = view?.words ?? bench.faults.words(span.kind, span.target)?.words
  if (!words)
    return span.kind === 'restart' ? fill(bench.lab.words.faults.restarted, { target: span.target }) : span.kind
  return fill(words.says, { ...places(span.target), ...sizes(bench, span, view) })
}

/** The size alone where there is one, for a chip on its own wire: '1 %', '+100 ms'. */
export function faultSize(bench: Bench, span: FaultSpan): string {
  const view = bench.lab.faults.find((fault) => fault.kind === span.kind && fault.target === span.target)
  const found = sizes(bench, span, view)
  const name = view?.words.name ?? span.kind
  return found.share ?? (found.ms ? `+${found.ms}\u00a0ms` : undefined) ?? name
}

/** Services, links and loads, in the order in which they are offered. */
export function faultTargets(lab: LabView): string[] {
  const links = lab.wires.map(({ from, to }) => `${from}>${to}`)
  return [...lab.services.map((service) => service.name), ...links, ...lab.loads.map((load) => load.name)]
}

/** A target as it is read: 'web – inventory' for a link. */
export function targetName(target: string): string {
  return target.replace('>', ' – ')
}

/** Several targets as they are read: both directions of a link are one place. */
export function placesOf(targets: string[]): string {
  const known = new Set<string>()
  for (const target of targets) {
    const [from = '', to] = target.split('>')
    if (!known.has(targetName(`${to}>${from}`))) known.add(targetName(target))
  }
  return [...known].join(', ')
}

function places(target: string): Record<string, string> {
  const [from = '', to = ''] = target.split('>')
  return to ? { target, from, to } : { target: from, from, to }
}

function sizes(bench: Bench, span: Pick<FaultSpan, 'id'>, view: FaultView | undefined): Record<string, string> {
  const params = bench.faults.sizes.get(span.id) ?? view?.params ?? {}
  const standard = Object.fromEntries((view?.form ?? []).map((field) => [field.name, field.standard]))
  return Object.fromEntries(
    Object.entries({ ...standard, ...params }).map(([name, value]) => [
      name,
      name === 'share' ? bench.numbers.percent(value, 0) : String(value),
    ]),
  )
}
