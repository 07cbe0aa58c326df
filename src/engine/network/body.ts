import type { Body } from '../process.ts'

/** UTF-8 length of a body, in bytes. */
export function bytesOf(body: Body | null): number {
  if (body === null) return 0
  if (typeof body !== 'string') return body.byteLength
  let bytes = body.length
  for (let i = 0; i < body.length; i++) {
    const code = body.charCodeAt(i)
    if (code > 0x7f) bytes += code > 0x7ff ? 2 : 1
    if (code >= 0xd800 && code <= 0xdbff) {
      bytes -= 1
      i += 1
    }
  }
  return bytes
}

/** A body as text: bytes are read as UTF-8, or one by one where they are none. */
export function textOf(body: Body | null): string {
  if (body === null || typeof body === 'string') return body ?? ''
  let escaped = ''
  for (const byte of body) escaped += `%${byte.toString(16).padStart(2, '0')}`
  try {
    return decodeURIComponent(escaped)
  } catch {
    return Array.from(body, (byte) => String.fromCharCode(byte)).join('')
  }
}
