import type { ServiceError } from '../../engine/process.ts'

/** An error as it may cross to the kernel: text only, and not without end. */
export function cut(error: ServiceError): ServiceError {
  const kept: ServiceError = { name: clip(error.name, 100), message: clip(error.message, 4_000) }
  if (typeof error.file === 'string') Object.assign(kept, { file: error.file, line: error.line, column: error.column })
  if (error.stack !== undefined) kept.stack = clip(error.stack, 16_000)
  return kept
}

function clip(text: unknown, length: number): string {
  if (typeof text !== 'string') return `(${typeof text} instead of text)`
  return text.length > length ? `${text.slice(0, length)} …` : text
}
