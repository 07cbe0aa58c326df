import type { Micros } from '../../engine/time.ts'
import { UnreadableLink } from './refusal.ts'

/** Characters of a run that a link is opened with; what the engine reads is not longer either. */
const LONGEST = 4_000_000

/**
 * An address that carries a run and a moment in it: lab, versions, seed, inputs and code, packed. Nothing is kept
 * anywhere else, and a server never sees it, since it stands after the '#'.
 */
export async function momentLink(page: string, run: string, at: Micros): Promise<string> {
  const packed = await through(new TextEncoder().encode(run), new CompressionStream('deflate-raw'))
  const text = btoa(Array.from(packed, (byte) => String.fromCharCode(byte)).join(''))
  return `${page.split('#')[0]}#run=${text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}&at=${Math.round(at)}`
}

/** The run and the moment of an address; null if it has none. `run` throws UnreadableLink when the text is damaged. */
export function momentOfHash(hash: string): { at: Micros; run: () => Promise<string> } | null {
  const given = new URLSearchParams(hash.replace(/^#/, ''))
  const packed = given.get('run')
  if (packed === null) return null
  const at = Number(given.get('at') ?? 0)
  return { at: Number.isFinite(at) && at >= 0 ? at : 0, run: () => unpack(packed) }
}

async function unpack(packed: string): Promise<string> {
  try {
    const bytes = Uint8Array.from(atob(packed.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))
    return new TextDecoder().decode(await through(bytes, new DecompressionStream('deflate-raw')))
  } catch {
    throw new UnreadableLink('The run in this address is cut off or was changed on its way.')
  }
}

async function through(bytes: Uint8Array<ArrayBuffer>, stream: GenericTransformStream): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  const pair = stream as unknown as ReadableWritablePair<Uint8Array, Uint8Array<ArrayBuffer>>
  const reader = new Blob([bytes]).stream().pipeThrough(pair).getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const part = next.value as Uint8Array
    parts.push(part)
    length += part.length
    // a few bytes can unpack to a great many
    if (length > LONGEST) throw new UnreadableLink('The run in this address is too long.')
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
