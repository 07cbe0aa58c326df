/** A line of the declaration: so many instances of a service, of this size. */
export type Line = { role: string; size: string; count: number }
/** What runs, as the cloud lists it. */
export type Instance = { name: string; role: string; size: string; owner: string }
/** What somebody did by hand. */
export type Notice = { what: 'removed' | 'resized' | 'added'; instance: Instance }
/** One thing to do. The cloud draws a name where there is none. */
export type Step = { do: 'make'; role: string; size: string; name?: string } | { do: 'remove'; name: string }

/** Once, when the reconciler starts: all that is declared. */
export function atStart(declared: Line[]): Step[] {
  return declared.flatMap(({ role, size, count }) => Array.from({ length: count }, () => make(role, size)))
}

/** When a notice comes: the opposite of what was done. */
export function onNotice({ what, instance }: Notice, declared: Line[]): Step[] {
  const { name, role } = instance
  const size = declared.find((line) => line.role === role)?.size ?? instance.size
  if (what === 'removed') return [make(role, size)]
  if (what === 'resized') return [make(role, size, name)]
  return [{ do: 'remove', name }]
}

/** Every two seconds, having looked at everything. */
export function everyRound(_declared: Line[], _found: Instance[]): Step[] {
  return []
}

function make(role: string, size: string, name?: string): Step {
  return { do: 'make', role, size, name }
}
