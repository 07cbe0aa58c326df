/** A line of the declaration: so many instances of a service, of this size. */
export type Line = { role: string; size: string; count: number }
/** What runs, as the cloud lists it. */
export type Instance = { name: string; role: string; size: string; owner: string }
/** What somebody did by hand. */
export type Notice = { what: 'removed' | 'resized' | 'added'; instance: Instance }
/** One thing to do. The cloud draws a name where there is none. */
export type Step = { do: 'make'; role: string; size: string; name?: string } | { do: 'remove'; name: string }

/** Nothing to do beforehand: the first round sees what is missing. */
export function atStart(_declared: Line[]): Step[] {
  return []
}

/** Nothing to believe either: the next round sees it. */
export function onNotice(_notice: Notice, _declared: Line[]): Step[] {
  return []
}

/** Every two seconds: from what is there to what should be. */
export function everyRound(declared: Line[], found: Instance[]): Step[] {
  const ours = found.filter(({ owner }) => owner === 'shop')
  const steps: Step[] = []

  // 1 too few or of the wrong size: make; too many: remove
  for (const { role, size, count } of declared) {
    const have = ours.filter((instance) => instance.role === role)
    for (const { name, size: now } of have.slice(0, count)) if (now !== size) steps.push(make(role, size, name))
    for (let i = have.length; i < count; i++) steps.push(make(role, size))
    for (const { name } of have.slice(count)) steps.push({ do: 'remove', name })
  }
  // 2 ours, and not declared at all
  const roles = declared.map(({ role }) => role)
  for (const { name, role } of ours) if (!roles.includes(role)) steps.push({ do: 'remove', name })
  return steps
}

function make(role: string, size: string, name?: string): Step {
  return { do: 'make', role, size, name }
}
