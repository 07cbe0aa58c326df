import type { ServiceError } from '../../engine/process.ts'

/** A module without its types, and what it imports and exports as it is written there. */
export interface ReadModule {
  code: string
  imports: WrittenImport[]
  exports: string[]
}

/** One import statement: from `statement` on, its specifier from `start` to `end` without quotes. */
export interface WrittenImport {
  statement: number
  start: number
  end: number
  /** Null for `import(…)`. */
  specifier: string | null
  /** `export * from`. */
  all: boolean
}

/** Reads one file of a service. */
export type ModuleReader = (file: string, source: string) => ReadModule | ServiceError
