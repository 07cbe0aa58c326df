/** A running 64-bit fingerprint in two 32-bit lanes. Not for secrets: it tells whether two runs were the same. */
export class Fingerprint {
  private high = 0x6a09e667
  private low = 0xbb67ae85

  /** Numbers `from` to `to` - 1, by their bits. */
  addNumbers(numbers: Float64Array, from: number, to: number): void {
    const words = new Uint32Array(numbers.buffer, numbers.byteOffset + from * 8, (to - from) * 2)
    let { high, low } = this
    for (let i = 0; i < words.length; i++) {
      const word = words[i] as number
      high = Math.imul(high ^ word, 0x85ebca6b)
      high ^= high >>> 15
      low = (Math.imul(low, 0x9e3779b1) + (word ^ high)) | 0
    }
    this.high = high
    this.low = low
  }

  addText(text: string): void {
    for (let i = 0; i < text.length; i++) this.mix(text.charCodeAt(i))
    this.mix(0x10000 + text.length)
  }

  /** 16 hex digits; more may be added afterwards. */
  digest(): string {
    return hex(finish(this.high ^ (this.low >>> 7))) + hex(finish(this.low ^ (this.high >>> 11)))
  }

  private mix(word: number): void {
    this.high = Math.imul(this.high ^ word, 0x85ebca6b)
    this.high ^= this.high >>> 15
    this.low = (Math.imul(this.low, 0x9e3779b1) + (word ^ this.high)) | 0
  }
}

/** One fingerprint for several, in their order. */
export function combine(digests: string[]): string {
  const all = new Fingerprint()
  for (const digest of digests) all.addText(digest)
  return all.digest()
}

function finish(x: number): number {
  let y = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  y = Math.imul(y ^ (y >>> 13), 0xc2b2ae35)
  return (y ^ (y >>> 16)) >>> 0
}

function hex(x: number): string {
  return x.toString(16).padStart(8, '0')
}
