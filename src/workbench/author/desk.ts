import type { FlatFiles } from '../../lab/files.ts'
import type { LabView } from '../lab-view.ts'

/** What the dev server tells of a lab; src/author/dev/plugin.ts answers. */
export interface AuthorLab {
  view: LabView
  /** 'start', 'solution', 'wrong/<idea>', 'patches/<part>' -> all files as that variant has them. */
  variants: Record<string, FlatFiles>
  /** Wrong fix -> the check that must catch it. */
  caughtBy: Record<string, string>
}

/** A moment of a verified run, as `npm run verify` prints it in a link. */
export interface Moment {
  variant: string
  seed: number
  /** None: a run by hand, in which nothing is broken on its own. */
  scenario: string | undefined
  /** Virtual seconds. */
  at: number
}

/** @throws Error with the server's sentence. */
export async function readAuthorLab(id: string, locale: string): Promise<AuthorLab> {
  return JSON.parse(await asked(`/@author/lab?${new URLSearchParams({ id, locale })}`)) as AuthorLab
}

/** The run of a scenario, written down for the kernel to do again. @throws Error with the server's sentence. */
export function readRun(id: string, { variant, seed, scenario = '' }: Moment): Promise<string> {
  return asked(`/@author/run?${new URLSearchParams({ id, variant, seed: String(seed), scenario })}`)
}

/** The moment in an address: ?variant=wrong/jitter&seed=3&scenario=pause&at=23.1; null when it names none. */
export function momentIn(search: string): Moment | null {
  const given = new URLSearchParams(search)
  const seed = Number(given.get('seed') ?? 7)
  const at = Number(given.get('at') ?? 0)
  if (!given.has('variant') || !Number.isInteger(seed) || seed < 1 || !(at >= 0)) return null
  return { variant: given.get('variant') ?? 'start', seed, scenario: given.get('scenario') ?? undefined, at }
}

/** The address of a moment, without the host. */
export function addressOf(path: string, { variant, seed, scenario, at }: Moment): string {
  const named = { variant, seed: String(seed), ...(scenario ? { scenario } : {}), at: String(Math.round(at * 10) / 10) }
  return `${path}?${new URLSearchParams(named).toString().replaceAll('%2F', '/')}`
}

async function asked(url: string): Promise<string> {
  const answer = await fetch(url)
  const text = await answer.text()
  if (!answer.ok) throw new Error(text)
  return text
}
