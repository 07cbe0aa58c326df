import { ln } from './logarithm.ts'

/**
 * A seeded stream of random numbers (sfc32 by Chris Doty-Humphrey, 32-bit integer arithmetic only, so equal
 * everywhere). Streams are told apart by name: give each user its own, and a draw added in one place shifts no other.
 */
export class Random {
  private a: number
  private b: number
  private c: number
  private counter = 1
  private readonly name: string
  private spare: number | null = null

  constructor(name: string) {
    this.name = name
    ;[this.a, this.b, this.c] = spread(name)
    for (let i = 0; i < 12; i++) this.uint32()
  }

  /** Another stream; equal for equal names, and independent of what was drawn here. */
  split(name: string): Random {
    return new Random(`${this.name}/${name}`)
  }

  /** Uniform over 0 to 2^32 - 1. */
  uint32(): number {
    const t = (((this.a + this.b) | 0) + this.counter) | 0
    this.counter = (this.counter + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = (((this.c << 21) | (this.c >>> 11)) + t) | 0
    return t >>> 0
  }

  /** Uniform over [0, 1), 53 bits. */
  next(): number {
    return ((this.uint32() >>> 5) * 67108864 + (this.uint32() >>> 6)) / 9007199254740992
  }

  uniform(low: number, high: number): number {
    return low + (high - low) * this.next()
  }

  /** Whole number from 0 to n - 1. */
  below(n: number): number {
    return Math.floor(this.next() * n)
  }

  chance(share: number): boolean {
    return this.next() < share
  }

  exponential(mean: number): number {
    return -ln(1 - this.next()) * mean
  }

  /** Marsaglia's polar method; the second of each pair is kept for the next call. */
  normal(mean: number, deviation: number): number {
    if (this.spare !== null) {
      const kept = this.spare
      this.spare = null
      return mean + deviation * kept
    }
    for (;;) {
      const u = 2 * this.next() - 1
      const v = 2 * this.next() - 1
      const s = u * u + v * v
      if (s >= 1 || s === 0) continue
      const scale = Math.sqrt((-2 * ln(s)) / s)
      this.spare = v * scale
      return mean + deviation * u * scale
    }
  }

  /** Whole number from 1 to n, k drawn in proportion to 1/k: a few are asked for often, most hardly ever. */
  zipf(n: number): number {
    const table = zipfTable(n)
    const x = this.next() * (table[n - 1] as number)
    let low = 0
    let high = n - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((table[middle] as number) > x) high = middle
      else low = middle + 1
    }
    return low + 1
  }
}

const zipfTables = new Map<number, Float64Array>()

function zipfTable(n: number): Float64Array {
  const known = zipfTables.get(n)
  if (known) return known
  const table = new Float64Array(n)
  let sum = 0
  for (let k = 1; k <= n; k++) {
    sum += 1 / k
    table[k - 1] = sum
  }
  zipfTables.set(n, table)
  return table
}

/** Three words from a name (FNV-1a with different starts, then mixed). */
function spread(name: string): [number, number, number] {
  const words: [number, number, number] = [0x811c9dc5, 0x9e3779b9, 0x85ebca6b]
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i)
    for (let w = 0; w < 3; w++) words[w] = Math.imul((words[w] as number) ^ (code + w * 131), 0x01000193)
  }
  return words.map((word) => {
    let x = word
    x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
    x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
    return x ^ (x >>> 16)
  }) as [number, number, number]
}
