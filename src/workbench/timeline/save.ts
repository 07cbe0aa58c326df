import { toNdjson } from '../../engine/export/ndjson.ts'
import { toOtlp } from '../../engine/export/otlp.ts'
import type { Micros } from '../../engine/time.ts'
import type { Take } from '../run/take.ts'

/** The journal of a take, a row a line. */
export function saveNdjson(take: Take): Blob {
  return new Blob([...toNdjson(take.journal)], { type: 'application/x-ndjson' })
}

/** The calls of a take as traces that OpenTelemetry viewers open. */
export function saveOtlp(take: Take, run: string, until: Micros): Blob {
  return new Blob([JSON.stringify(toOtlp(take.journal, run, until))], { type: 'application/json' })
}

/** Hands a file to the reader. */
export function download(content: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
