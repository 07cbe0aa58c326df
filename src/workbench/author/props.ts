import type { Bench } from '../bench.svelte.ts'

export interface AuthorProps {
  bench: Bench
  /** Puts another bench in the place of this one: the lab has changed. */
  replace: (next: Bench) => void
}
