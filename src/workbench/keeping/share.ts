import type { Bench } from '../bench.svelte.ts'
import { momentLink } from '../timeline/moment-link.ts'
import { fill } from '../words.ts'

/** Longer links are cut by programs that people send them with. */
export const LONGEST_LINK = 64_000

/** Copies a link to the run as it stands, and gives back the sentence about how that went; `done` has a place for {n}. */
export async function copyRun(bench: Bench, done: string): Promise<string> {
  const { lab, live, numbers } = bench
  const w = lab.words.keep
  try {
    const link = await momentLink(location.href, await live.record(), live.end)
    const n = numbers.count(link.length)
    if (link.length > LONGEST_LINK) return fill(w.shareLong, { n, most: numbers.count(LONGEST_LINK) })
    await navigator.clipboard.writeText(link)
    return fill(done, { n })
  } catch {
    return w.shareFailed
  }
}
