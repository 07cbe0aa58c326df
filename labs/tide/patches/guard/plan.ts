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

/** Every two seconds: from what is there to what should be, name by name. */
export function everyRound(declared: Line[], found: Instance[]): Step[] {
  const ours = found.filter(({ owner }) => owner === 'shop')
  const wanted = declared.flatMap(named)

  const makes = wanted.filter(({ name, size }) => !ours.some((one) => one.name === name && one.size === size))
  const removals = ours.filter(({ name }) => !wanted.some((one) => one.name === name))
  if (removals.length > ours.length / 2) {
    console.log(`not removing ${removals.length} of ${ours.length}: somebody should look at the declaration`)
    return makes
  }
  return [...makes, ...removals.map(({ name }) => ({ do: 'remove' as const, name }))]
}

/** catalog-1, catalog-2, catalog-3: the same names every time, whoever works them out. */
function named({ role, size, count }: Line) {
  return Array.from({ length: count }, (_, i) => ({ do: 'make' as const, role, size, name: `${role}-${i + 1}` }))
}
