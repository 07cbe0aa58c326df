import type { GuideStep } from '../../lab/guide/parts.ts'

/** What a step of the guide asks to be broken, or with `mends` to be brought back. */
export interface StepFault {
  kind: string
  target: string
  mends: boolean
  /** Further places, where it goes in at several at once: 'partition:a>b+b>a'. */
  also?: string[]
}

/** The fault that a step names: 'kill:orders', 'resume:inventory'; a prediction names the one that it comes before. */
export function faultOf(step: GuideStep): StepFault | undefined {
  const named = step.type === 'step' ? step.action : step.type === 'predict' ? step.fault : ''
  const [kind = '', places = ''] = named.split(':')
  const [target, ...also] = places.split('+')
  if (!target || kind === 'patch') return undefined
  return kind === 'resume'
    ? { kind: 'pause', target, mends: true }
    : { kind, target, mends: false, ...(also.length > 0 ? { also } : {}) }
}

/** The fault that a round speaks of at its step `at`: this step's, or the next one to come, or the last one before. */
export function faultAt(steps: readonly GuideStep[], at: number): StepFault | undefined {
  const first = (some: GuideStep[]) => some.map(faultOf).find((fault) => fault !== undefined)
  return first(steps.slice(at)) ?? first(steps.slice(0, at).reverse())
}

/** The same faults, with the one that the guide speaks of in front. */
export function namedFirst<One extends { kind: string; target: string }>(
  faults: readonly One[],
  named: StepFault | undefined,
): One[] {
  const isNamed = (one: One) => one.kind === named?.kind && one.target === named.target
  return [...faults.filter(isNamed), ...faults.filter((one) => !isNamed(one))]
}
