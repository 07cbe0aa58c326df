import type { Body } from '../../engine/process.ts'
import { checkBody } from '../credits/account.ts'
import { context } from './context.ts'

type Side = 'request' | 'response'

/**
 * A body on its way in: chunks as they arrive from the kernel, taken by one reader. Text stays text. What has been
 * taken is reported, so that the sender may write on.
 */
export class Inflow {
  ended = false
  error: unknown
  /** Called when there is something new: a chunk, the end or an error. */
  wake: (() => void) | null = null
  /** Called when the reader wants no more. */
  cancelled: (() => void) | null = null
  private readonly chunks: Body[] = []
  private readonly side: Side
  private readonly call: number

  constructor(side: Side, call: number, body: Body | null, end: boolean) {
    this.side = side
    this.call = call
    this.ended = end
    if (body !== null && body.length > 0) this.chunks.push(body)
  }

  push(body: Body | null, end: boolean): void {
    if (body !== null && body.length > 0) this.chunks.push(body)
    if (end) this.ended = true
    this.wake?.()
  }

  fail(error: unknown): void {
    if (this.ended || this.error !== undefined) return
    this.error = error
    this.wake?.()
  }

  get waiting(): number {
    return this.chunks.length
  }

  /** The next chunk, or null when none has arrived. */
  take(): Body | null {
    const chunk = this.chunks.shift()
    if (chunk === undefined) return null
    if (!this.ended) {
      context.emit({ type: 'consumed', side: this.side, call: this.call, bytes: byteLength(chunk) } as never)
    }
    return chunk
  }
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

export function toBytes(body: Body): Uint8Array {
  return typeof body === 'string' ? encoder.encode(body) : body
}

export function toText(body: Body): string {
  return typeof body === 'string' ? body : decoder.decode(body)
}

/** How many bytes a body has on the wire. One that is too large to be sent ends the service. */
export function byteLength(body: Body): number {
  const tooLarge = checkBody(body.length)
  if (tooLarge) context.overdraw(tooLarge)
  if (typeof body !== 'string') return body.byteLength
  let bytes = body.length
  for (let i = 0; i < body.length; i++) {
    const code = body.charCodeAt(i)
    // a surrogate pair is four bytes for two units
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1
  }
  return bytes
}

/** Several chunks as one body: text when all are text. */
export function join(chunks: Body[]): Body {
  if (chunks.length === 1) return chunks[0] as Body
  if (chunks.every((chunk) => typeof chunk === 'string')) return chunks.join('')
  const parts = chunks.map(toBytes)
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
