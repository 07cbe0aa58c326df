import { combine, Fingerprint } from './hash.ts'
import { PackedRows } from './packed-rows.ts'
import type { LogLevel } from './process.ts'
import type { Micros } from './time.ts'

/**
 * What happened in a run, in order, append-only. Charts, pictures, checks and exports read only this.
 *
 * A row is eight numbers, kind and time first; names stand in a table of strings and are referred to by index. Log
 * text is kept beside the rows and out of the fingerprint, since engines word their errors differently.
 *
 *     [kind, at, a, b, c, d, e, f]
 */
export const ROW_LENGTH = 8

export const Row = {
  /** a call, b from, c to, d cause (call), e attempt (1 = first try), f intended send time. A name is a string index. */
  call: 1,
  /** a call, b path string, c method string. Follows `call`. */
  request: 2,
  /** a call: its request reached the service. */
  arrive: 3,
  /** a call, b status, c 1 if the caller still waited: the service has answered. */
  answer: 4,
  /** a call, b outcome (0 answered, else failure string), c status or 0, d microseconds since it was meant to be sent. */
  end: 5,
  /** a service, b pool string, c size, d busy, e waiting. */
  pool: 6,
  /** a service, b timer number: it fired. */
  timer: 7,
  /** a service, b level index, c index of the log line. */
  log: 8,
  /** a fault id string, b kind string, c target string, d 1 begins 0 ends. */
  fault: 9,
  /** a service, b state index (ServiceState order), c incarnation, d detail string. */
  state: 10,
  /** a name string, b service or 0. */
  mark: 11,
  /** a account string, b key string, c amount, d harness service: written by the harness only. */
  ledger: 12,
  /** a service, b operation string, c path string, d bytes written. */
  disk: 14,
  /** a service, b call it was done for, c microseconds, d 1 if that caller still waited: a piece of simulated work is done. */
  work: 13,
} as const

export const SERVICE_STATES = ['starting', 'up', 'paused', 'down', 'crashed'] as const
export type ServiceState = (typeof SERVICE_STATES)[number]

export const LOG_LEVELS: readonly LogLevel[] = ['debug', 'log', 'info', 'warn', 'error']

const CHUNK_BITS = 12
const CHUNK_ROWS = 1 << CHUNK_BITS

export class Journal {
  /** Index 0 is the empty string, so that 0 can mean "none". */
  readonly strings: string[] = ['']
  readonly logs: { at: Micros; service: number; level: LogLevel; text: string }[] = []
  /** The oldest chunks are packed, those after them are written to. */
  private readonly packed: PackedRows[] = []
  private readonly open: Float64Array[] = []
  private readonly indexOf = new Map<string, number>([['', 0]])
  private rows = 0
  private readonly fingerprint = { rows: new Fingerprint(), strings: new Fingerprint() }
  private taken = { rows: 0, strings: 0 }

  get length(): number {
    return this.rows
  }

  /** Index of a string, added if new. */
  name(text: string): number {
    const known = this.indexOf.get(text)
    if (known !== undefined) return known
    const index = this.strings.push(text) - 1
    this.indexOf.set(text, index)
    return index
  }

  add(kind: number, at: Micros, a = 0, b = 0, c = 0, d = 0, e = 0, f = 0): void {
    const offset = (this.rows % CHUNK_ROWS) * ROW_LENGTH
    if (offset === 0) this.open.push(new Float64Array(CHUNK_ROWS * ROW_LENGTH))
    const chunk = this.open[this.open.length - 1] as Float64Array
    chunk[offset] = kind
    chunk[offset + 1] = at
    chunk[offset + 2] = a
    chunk[offset + 3] = b
    chunk[offset + 4] = c
    chunk[offset + 5] = d
    chunk[offset + 6] = e
    chunk[offset + 7] = f
    this.rows += 1
  }

  log(at: Micros, service: number, level: LogLevel, text: string): void {
    const line = this.logs.push({ at, service, level, text }) - 1
    this.add(Row.log, at, service, LOG_LEVELS.indexOf(level), line)
  }

  /** Number `field` of row `row`. */
  at(row: number, field: number): number {
    const chunk = row >> CHUNK_BITS
    const packed = this.packed[chunk]
    const within = row & (CHUNK_ROWS - 1)
    if (packed) return packed.at(within, field)
    const open = this.open[chunk - this.packed.length] as Float64Array
    return open[within * ROW_LENGTH + field] as number
  }

  /** Packs all chunks that are full: whoever keeps a journal for long calls this as it grows. */
  pack(): void {
    const full = Math.floor(this.rows / CHUNK_ROWS) - this.packed.length
    for (const chunk of this.open.splice(0, full)) this.packed.push(new PackedRows(chunk, ROW_LENGTH))
  }

  text(index: number): string {
    return this.strings[index] ?? ''
  }

  /** A copy of the rows from `from` on, up to `to`, ready to be posted elsewhere. */
  slice(from: number, to = this.rows): Float64Array {
    const copy = new Float64Array((to - from) * ROW_LENGTH)
    let row = from
    while (row < to) {
      const start = (row % CHUNK_ROWS) * ROW_LENGTH
      const count = Math.min(CHUNK_ROWS - (row % CHUNK_ROWS), to - row)
      const chunk = this.chunk(Math.floor(row / CHUNK_ROWS))
      copy.set(chunk.subarray(start, start + count * ROW_LENGTH), (row - from) * ROW_LENGTH)
      row += count
    }
    return copy
  }

  /** Takes in what another journal's `slice` gave, with the strings added there since. */
  extend(rows: Float64Array, strings: string[]): void {
    for (const text of strings) this.name(text)
    for (let i = 0; i < rows.length; i += ROW_LENGTH) {
      const [kind, at, a, b, c, d, e, f] = rows.subarray(i, i + ROW_LENGTH) as unknown as number[]
      this.add(kind as number, at as number, a, b, c, d, e, f)
    }
  }

  /** Fingerprint of all rows so far: equal for equal runs, in every host. Takes in what came since it was last asked. */
  hash(): string {
    const { taken, fingerprint, strings } = this
    while (taken.rows < this.rows) {
      const chunk = this.chunk(Math.floor(taken.rows / CHUNK_ROWS))
      const start = taken.rows % CHUNK_ROWS
      const count = Math.min(CHUNK_ROWS - start, this.rows - taken.rows)
      fingerprint.rows.addNumbers(chunk, start * ROW_LENGTH, (start + count) * ROW_LENGTH)
      taken.rows += count
    }
    for (; taken.strings < strings.length; taken.strings++)
      fingerprint.strings.addText(strings[taken.strings] as string)
    return combine([fingerprint.rows.digest(), fingerprint.strings.digest()])
  }

  private chunk(index: number): Float64Array {
    return this.packed[index]?.unpack() ?? (this.open[index - this.packed.length] as Float64Array)
  }
}
