import type { ServiceError } from '../../engine/process.ts'
import { sourceColumn } from '../compile/source-column.ts'
import { context } from './context.ts'

interface Origin {
  file: string
  /** What runs, without types. */
  code: string
}

/** Where a module's text came from, found by the address that stack traces show. */
const addresses = new Map<string, Origin>()
const FRAME = /(?:\(|@|at (?:async )?)?((?:faultline|blob|data|file):[^\s()]*?):(\d+):(\d+)\)?/

/** Says which of the service's files stands behind a module address, and what it was compiled to. */
export function nameAddress(address: string, file: string, code: string): void {
  addresses.set(address, { file, code })
}

/** An error as the service's author should read it: file and line, and of the stack only frames in own files. */
export function explain(error: unknown): ServiceError {
  try {
    return read(error)
  } catch {
    // whoever throws may make an error whose every property throws again
    return { name: 'Error', message: 'Uncaught: an error was thrown that throws again when it is looked at.' }
  }
}

function read(error: unknown): ServiceError {
  if (!(error instanceof Error)) return { name: 'Error', message: `Uncaught ${describe(error)}` }
  const explained: ServiceError = { name: error.name, message: error.message }
  const place = (error.stack ?? '')
    .split('\n')
    .map(placeOf)
    .find((found) => found !== null)
  if (place) Object.assign(explained, place, { stack: ownStack(error) })
  return explained
}

/** The stack with only the frames that lie in the service's own files, under their names. */
export function ownStack(error: Error): string {
  const head = `${error.name}: ${error.message}`
  const frames = (error.stack ?? '').split('\n').flatMap((line) => {
    const place = placeOf(line)
    if (!place) return []
    const name = /^\s*at (?:async )?([^(]+) \(/.exec(line)?.[1] ?? /^([^@]+)@/.exec(line)?.[1]
    const where = `${place.file}:${place.line}:${place.column}`
    return [name ? `    at ${name} (${where})` : `    at ${where}`]
  })
  return [head, ...frames].join('\n')
}

function placeOf(stackLine: string): { file: string; line: number; column: number } | null {
  const frame = FRAME.exec(stackLine)
  const origin = frame && addresses.get(frame[1] as string)
  if (!origin) return null
  const { file, code } = origin
  const [line, column] = [Number(frame[2]), Number(frame[3])]
  const source = context.start.files[file]?.split('\n')[line - 1]
  const compiled = code.split('\n')[line - 1]
  if (source === undefined || compiled === undefined) return { file, line, column }
  return { file, line, column: sourceColumn(source, compiled, column) }
}

function describe(value: unknown): string {
  try {
    return typeof value === 'string' ? `'${value}'` : (JSON.stringify(value) ?? String(value))
  } catch {
    return String(value)
  }
}
