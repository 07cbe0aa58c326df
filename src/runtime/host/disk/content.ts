import type { Body } from '../../../engine/process.ts'
import { Buffer } from '../node/buffer.ts'

/** The bytes of a file's content. Not to be written to: they may be the file itself. */
export function bytes(content: Body): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content, 'utf8') : content
}

export function sizeOf(content: Body): number {
  return typeof content === 'string' ? Buffer.byteLength(content, 'utf8') : content.length
}

export function concat(a: Body, b: Body): Body {
  if (typeof a === 'string' && typeof b === 'string') return a + b
  return Buffer.concat([bytes(a), bytes(b)])
}

/** `part` laid over `content` from a byte on; what lies between is zeros. */
export function overlay(content: Body, part: Body, at: number): Body {
  const [below, above] = [bytes(content), bytes(part)]
  const whole = new Uint8Array(Math.max(below.length, at + above.length))
  whole.set(below)
  whole.set(above, at)
  return whole
}

/** What a program hands over to be written. */
export function given(data: unknown, encoding = 'utf8'): Body {
  if (typeof data === 'string') return /^utf-?8$/i.test(encoding) ? data : copy(Buffer.from(data, encoding as 'hex'))
  if (data instanceof ArrayBuffer) return new Uint8Array(data.slice(0))
  if (ArrayBuffer.isView(data)) return copy(new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
  const text = 'The "data" argument must be of type string or an instance of Buffer, TypedArray, or DataView.'
  throw Object.assign(new TypeError(`${text} Received ${received(data)}`), {
    code: 'ERR_INVALID_ARG_TYPE',
  })
}

function received(data: unknown): string {
  if (data === null || data === undefined) return String(data)
  return typeof data === 'object' ? 'an instance of Object' : `type ${typeof data} (${String(data)})`
}

function copy(view: Uint8Array): Uint8Array {
  return new Uint8Array(view)
}
