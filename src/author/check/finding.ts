import { nearest } from '../../runtime/compile/surface.ts'

/** Something in the course that would mislead or stop a reader, with the place where an author mends it. */
export interface Finding {
  /** Path from the project's root. */
  file: string
  /** From 1. */
  line: number
  /** What in the file: a field of the front matter, a part and its attribute, a key of lab.ts. */
  field: string
  /** What is wrong, why that matters and what to do, in sentences. */
  problem: string
  /** What may stand there instead. */
  allowed?: string[]
  /** The allowed one that was probably meant. */
  nearest?: string
  level: Level
}

export type Level = 'error' | 'warning'

/** Where a finding points. */
export interface Place {
  file: string
  line: number
}

export function error(at: Place, field: string, problem: string): Finding {
  return { file: at.file, line: at.line, field, problem, level: 'error' }
}

export function warning(at: Place, field: string, problem: string): Finding {
  return { ...error(at, field, problem), level: 'warning' }
}

/** A name that does not exist, with those that do. */
export function unknown(at: Place, field: string, problem: string, wanted: string, allowed: Iterable<string>): Finding {
  const names = [...allowed]
  const near = nearest(wanted, names) ?? names.find((name) => letters(name) === letters(wanted))
  return { ...error(at, field, problem), allowed: names, ...(near ? { nearest: near } : {}) }
}

// 'wacth' is 'watch'
const letters = (name: string) => [...name].sort().join('')
