import { Buffer } from 'buffer/'
import { context } from './context.ts'
import { HASHES, hmac } from './hashes.ts'
import { toBytes } from './inflow.ts'

type Content = string | Uint8Array | ArrayBuffer

/** node:crypto and the global `crypto`, as far as they need no native code. All chance is the incarnation's own. */
export function getRandomValues<T extends ArrayBufferView>(target: T): T {
  const bytes = new Uint8Array(target.buffer, target.byteOffset, target.byteLength)
  const random = context.random('crypto')
  for (let i = 0; i < bytes.length; i++) bytes[i] = random.uint32() & 255
  return target
}

export function randomBytes(size: number, done?: (error: null, bytes: Buffer) => void): Buffer | undefined {
  const bytes = getRandomValues(Buffer.alloc(size))
  if (!done) return bytes
  context.nextTick(() => done(null, bytes))
  return undefined
}

export function randomUUID(): string {
  const bytes = getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] as number) & 15) | 64
  bytes[8] = ((bytes[8] as number) & 63) | 128
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** A whole number from `low` (0 if left out) up to but without `high`. */
export function randomInt(low: number, high?: number): number {
  const [from, to] = high === undefined ? [0, low] : [low, high]
  if (!(to > from))
    throw new RangeError(`The value of "max" is out of range. It must be greater than ${from}. Received ${to}`)
  return from + context.random('crypto').below(to - from)
}

export function createHash(algorithm: string): Digest {
  return new Digest(find(algorithm).create())
}

export function createHmac(algorithm: string, key: Content): Digest {
  return new Digest(hmac.create(find(algorithm), bytesOf(key)))
}

export function hash(algorithm: string, content: Content, encoding = 'hex'): string | Buffer {
  return createHash(algorithm).update(content).digest(encoding)
}

export function timingSafeEqual(a: Uint8Array, b: Uint8Array): boolean {
  if (a.byteLength !== b.byteLength)
    throw coded(new RangeError('Input buffers must have the same byte length'), 'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH')
  return a.every((byte, i) => byte === b[i])
}

export function getHashes(): string[] {
  return Object.keys(HASHES)
}

class Digest {
  private readonly state: { update(bytes: Uint8Array): unknown; digest(): Uint8Array }
  private read = false

  constructor(state: { update(bytes: Uint8Array): unknown; digest(): Uint8Array }) {
    this.state = state
  }

  update(content: Content, encoding?: string): this {
    this.open()
    this.state.update(
      typeof content === 'string' && encoding ? Buffer.from(content, encoding as 'hex') : bytesOf(content),
    )
    return this
  }

  digest(encoding?: string): string | Buffer {
    this.open()
    this.read = true
    const bytes = Buffer.from(this.state.digest())
    return encoding && encoding !== 'buffer' ? bytes.toString(encoding as 'hex') : bytes
  }

  private open(): void {
    if (this.read) throw coded(new Error('Digest already called'), 'ERR_CRYPTO_HASH_FINALIZED')
  }
}

/** WebCrypto: only what is honest without native code. */
export const webcrypto = {
  getRandomValues,
  randomUUID,
  subtle: {
    async digest(
      algorithm: string | { name: string },
      content: ArrayBuffer | ArrayBufferView,
    ): Promise<ArrayBufferLike> {
      const name = typeof algorithm === 'string' ? algorithm : algorithm.name
      const bytes = ArrayBuffer.isView(content)
        ? new Uint8Array(content.buffer, content.byteOffset, content.byteLength)
        : content
      return new Uint8Array(createHash(name).update(bytes).digest() as Buffer).buffer
    },
  },
}

function find(algorithm: string): (typeof HASHES)['sha256'] {
  const found = HASHES[algorithm.toLowerCase().replace('-', '') as 'sha256']
  if (found) return found
  throw coded(
    new Error(`Digest method not supported: '${algorithm}'. There are: ${getHashes().join(', ')}.`),
    'ERR_CRYPTO_INVALID_DIGEST',
  )
}

function coded(error: Error, code: string): Error {
  return Object.assign(error, { code })
}

function bytesOf(content: Content): Uint8Array {
  return content instanceof ArrayBuffer ? new Uint8Array(content) : toBytes(content)
}
