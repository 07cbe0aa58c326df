/**
 * What the same three modules need as one piece and split. A busy request occupies a core; a loaded module occupies memory in
 * every copy, busy or not. A copy has one core and is filled to 70 %, and copies are whole, so every service rounds up by itself.
 */

export type Module = 'catalog' | 'search' | 'checkout'
export type Load = Record<Module, number>
/** Which modules are deployed together. */
export type Split = Module[][]

export const modules: Module[] = ['catalog', 'search', 'checkout']
/** Milliseconds of a core for one request. */
export const WORK_MS: Record<Module, number> = { catalog: 10, search: 40, checkout: 50 }
/** Megabytes that the module holds in every copy; what search holds is for the reader to choose. */
export const MEMORY_MB: Record<Exclude<Module, 'search'>, number> = { catalog: 200, checkout: 150 }
/** Megabytes of every copy for the runtime itself. */
export const BASE_MB = 100
/** How far a core is filled; the rest is room for bunches. */
export const TARGET = 0.7
/** Gigabytes that are rented with every core. */
export const GB_PER_CORE = 2

/** Requests a second on a usual evening. */
export const usual: Load = { catalog: 300, search: 100, checkout: 20 }

export const splits = {
  whole: [['catalog', 'search', 'checkout']],
  search: [['search'], ['catalog', 'checkout']],
  checkout: [['checkout'], ['catalog', 'search']],
  apart: [['catalog'], ['search'], ['checkout']],
} as const satisfies Record<string, readonly (readonly Module[])[]>
export type SplitName = keyof typeof splits
export const splitNames = Object.keys(splits) as SplitName[]

export interface Service {
  modules: readonly Module[]
  copies: number
  /** Of one copy. */
  memoryMb: number
}

/** Megabytes of a module in one copy, where the search index takes `searchGb`. */
export function memoryOf(one: Module, searchGb: number): number {
  return one === 'search' ? searchGb * 1000 : MEMORY_MB[one]
}

/** The services of a split and their copies. */
export function services(name: SplitName, load: Load, searchGb: number): Service[] {
  return splits[name].map((together) => {
    const cores = together.reduce((sum, one) => sum + (load[one] * WORK_MS[one]) / 1000, 0)
    return {
      modules: together,
      copies: Math.max(1, Math.ceil(cores / TARGET - 1e-9)),
      memoryMb: together.reduce((sum, one) => sum + memoryOf(one, searchGb), BASE_MB),
    }
  })
}

export interface Bill {
  cores: number
  memoryGb: number
  /** Cores that have to be rented, each with its memory: whichever of the two runs out first decides. */
  rented: number
}

/** What a split needs under a load. */
export function bill(name: SplitName, load: Load, searchGb: number): Bill {
  const all = services(name, load, searchGb)
  const cores = all.reduce((sum, { copies }) => sum + copies, 0)
  const memoryGb = all.reduce((sum, { copies, memoryMb }) => sum + copies * memoryMb, 0) / 1000
  return { cores, memoryGb, rented: Math.max(cores, Math.ceil(memoryGb / GB_PER_CORE - 1e-9)) }
}
