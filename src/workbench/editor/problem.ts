import type { ServiceError } from '../../engine/process.ts'

/** Why a service does not run, as its author reads it. */
export interface Problem {
  service: string
  name: string
  message: string
  file?: string
  line?: number
  column?: number
}

/** What the language service says of a place in a file. */
export interface TypeProblem {
  file: string
  line: number
  message: string
  severity: 'error' | 'warning'
}

export function problemOf(service: string, error: ServiceError): Problem {
  const { name, message, file, line, column } = error
  return { service, name, message, ...(file ? { file } : {}), ...(line ? { line } : {}), ...(column ? { column } : {}) }
}

/** Reads 'TypeError: x is not a function (web.ts:12)', as the engine logs an error that nobody caught. */
export function problemFromLog(service: string, text: string): Problem | null {
  const found = /^(\w+): ([\s\S]*?)(?: \(([\w./-]+?)(?::(\d+))?\))?$/.exec(text)
  if (!found) return null
  const [, name = 'Error', message = '', file, line] = found
  return { service, name, message, ...(file ? { file } : {}), ...(line ? { line: Number(line) } : {}) }
}
