import type { ServiceError } from '../../engine/process.ts'

/** Where a module's text came from, found by the address that stack traces show. */
const addresses = new Map<string, string>()
const FRAME = /(?:\(|@|at (?:async )?)?((?:faultline|blob|data|file):[^\s()]*?):(\d+):(\d+)\)?/

/** Says which of the service's files stands behind a module address. */
export function nameAddress(address: string, file: string): void {
  addresses.set(address, file)
}

/** An error as the service's author should read it: file and line, and of the stack only frames in own files. */
export function explain(error: unknown): ServiceError {
  if (!(error instanceof Error)) return { name: 'Error', message: `Uncaught ${describe(error)}` }
  const known = (error as { service?: ServiceError }).service
  if (known) return known
  const explained: ServiceError = { name: error.name, message: error.message }
  const frames: string[] = []
  for (const line of (error.stack ?? '').split('\n')) {
    const place = placeOf(line)
    if (!place) continue
    if (frames.length === 0) Object.assign(explained, place)
    frames.push(
      line.replace(FRAME, (text) =>
        text.startsWith('(') ? `(${place.file}:${place.line})` : `at ${place.file}:${place.line}`,
      ),
    )
  }
  if (frames.length > 0) explained.stack = [`${error.name}: ${error.message}`, ...frames].join('\n')
  return explained
}

function placeOf(line: string): { file: string; line: number; column: number } | null {
  const frame = FRAME.exec(line)
  const file = frame && addresses.get(frame[1] as string)
  return file ? { file, line: Number(frame[2]), column: Number(frame[3]) } : null
}

function describe(value: unknown): string {
  try {
    return typeof value === 'string' ? `'${value}'` : (JSON.stringify(value) ?? String(value))
  } catch {
    return String(value)
  }
}
