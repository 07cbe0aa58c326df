/** A running 64-bit fingerprint in two 32-bit lanes. Not for secrets: it tells whether two runs were the same. */
export class Fingerprint {
  private high = 0x6a09e667
  private low = 0xbb67ae85

  addNumber(value: number): void {
    view[0] = value
    this.mix(words[0] as number)
    this.mix(words[1] as number)
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

const view = new Float64Array(1)
const words = new Uint32Array(view.buffer)

function finish(x: number): number {
  let y = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  y = Math.imul(y ^ (y >>> 13), 0xc2b2ae35)
  return (y ^ (y >>> 16)) >>> 0
}

function hex(x: number): string {
  return x.toString(16).padStart(8, '0')
}
