interface JudgedRound {
  id: string
  checks: string[]
}

/**
 * The judged rounds that a verdict passes: the one on screen when its checks hold, and every other whose checks hold and before
 * which none is open. A round ahead of an open one does not count: checks on promises hold as long as nothing is promised.
 */
export function roundsPassed(
  rounds: JudgedRound[],
  held: ReadonlySet<string>,
  onScreen: string,
  passedBefore: readonly string[],
): string[] {
  const passed: string[] = []
  let open = false
  for (const { id, checks } of rounds) {
    const holds = checks.every((check) => held.has(check))
    if (holds && (!open || id === onScreen)) passed.push(id)
    else if (!passedBefore.includes(id)) open = true
  }
  return passed
}
