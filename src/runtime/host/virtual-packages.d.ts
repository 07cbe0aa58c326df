declare module 'virtual:packages' {
  import type { Instantiate } from './sqlite/machine.ts'

  /** What a service may import; evaluated when first asked for. */
  export const modules: Record<string, () => Record<string, unknown>>
  /** Gives node:sqlite its machine, and returns what takes it away; null in a bundle without it. */
  export const openSqlite: ((instantiate: Instantiate) => () => void) | null
}
