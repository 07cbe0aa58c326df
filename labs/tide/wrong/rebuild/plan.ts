/** A line of the declaration: so many instances of a service, of this size. */
export type Line = { role: string; size: string; count: number }
/** What runs, as the cloud lists it. */
export type Instance = { name: string; role: string; size: string; owner: string }
/** What somebody did by hand. */
export type Notice = { what: 'removed' | 'resized' | 'added'; instance: Instance }
/** One thing to do. The cloud draws a name where there is none. */
export type Step = { do: 'make'; role: string; size: string; name?: string } | { do: 'remove'; name: string }

/** Nothing to do beforehand: the first round does it. */
export function atStart(_declared: Line[]): Step[] {
  return []
}

/** Nothing to believe either. */
export function onNotice(_notice: Notice, _declared: Line[]): Step[] {
  return []
}

/** Every two seconds: whatever is not as declared is taken down as a whole and made anew, so that nobody need mend. */
export function everyRound(declared: Line[], found: Instance[]): Step[] {
  const ours = found.filter(({ owner }) => owner === 'shop')
  const right = declared.every(
    ({ role, size, count }) => ours.filter((one) => one.role === role && one.size === size).length === count,
  )
  const wanted = declared.reduce((sum, { count }) => sum + count, 0)
  if (right && ours.length === wanted) return []

  const down: Step[] = ours.map(({ name }) => ({ do: 'remove', name }))
  return [
    ...down,
    ...declared.flatMap(({ role, size, count }) => Array.from({ length: count }, () => make(role, size))),
  ]
}

function make(role: string, size: string): Step {
  return { do: 'make', role, size }
}
