/** SQLite's memory: texts, bytes and numbers by address. Its buffer changes whenever it grows. */
class Memory {
  private source: WebAssembly.Memory | null = null
  private seen: ArrayBuffer | null = null
  private all = new Uint8Array()
  private look = new DataView(new ArrayBuffer(0))

  attach(source: WebAssembly.Memory): void {
    this.source = source
    this.seen = null
  }

  /** Lets go of it: nothing can be read any more. */
  detach(): void {
    this.source = null
    this.seen = null
    this.all = new Uint8Array()
    this.look = new DataView(new ArrayBuffer(0))
  }

  get bytes(): Uint8Array<ArrayBuffer> {
    this.refresh()
    return this.all as Uint8Array<ArrayBuffer>
  }

  get view(): DataView {
    this.refresh()
    return this.look
  }

  /** @returns whether there is room for this many bytes in all now. */
  grow(size: number): boolean {
    const { source } = this
    if (!source || size > MOST) return false
    const pages = Math.ceil((Math.min(MOST, size * 1.2) - source.buffer.byteLength) / 65_536)
    try {
      if (pages > 0) source.grow(pages)
      return true
    } catch {
      return false
    }
  }

  /** A text that ends in a zero. */
  text(address: number): string {
    const { bytes } = this
    return this.textOf(address, bytes.indexOf(0, address) - address)
  }

  textOf(address: number, length: number): string {
    return decoder.decode(this.bytes.subarray(address, address + length))
  }

  private refresh(): void {
    const { source } = this
    if (!source) throw new Error('SQLite is used before it was loaded')
    if (this.seen === source.buffer) return
    this.seen = source.buffer as ArrayBuffer
    this.all = new Uint8Array(this.seen)
    this.look = new DataView(this.seen)
  }
}

/** What a service's databases may take, pages in memory and what queries need: bytes. */
const MOST = 256 * 1024 * 1024
const decoder = new TextDecoder()

export const memory = new Memory()
