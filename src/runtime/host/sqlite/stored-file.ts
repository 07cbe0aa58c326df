import { bytes, sizeOf } from '../disk/content.ts'
import { type File, setInPlace } from '../disk/files.ts'

/**
 * A file on the service's disk that SQLite writes page by page. The pages are changed in place; which ones were is
 * kept until the kernel is told.
 */
export class StoredFile {
  readonly file: File
  /** What tells one file from another, as in stat(2). */
  readonly number = ++lastNumber
  /** Whether what was written is to survive a loss of power. */
  synced = false
  private room = new Uint8Array()
  private shown: unknown = null
  private changed: { from: number; to: number }[] = []
  private resized = false

  constructor(file: File) {
    this.file = file
  }

  get size(): number {
    return sizeOf(this.file.content)
  }

  read(at: number, into: Uint8Array): number {
    const content = this.content()
    const part = content.subarray(at, at + into.length)
    into.set(part)
    return part.length
  }

  /** @throws ENOSPC */
  write(at: number, part: Uint8Array): void {
    const size = Math.max(this.content().length, at + part.length)
    this.resize(size)
    this.room.set(part, at)
    const last = this.changed.at(-1)
    if (last && at >= last.from && at <= last.to) last.to = Math.max(last.to, at + part.length)
    else this.changed.push({ from: at, to: at + part.length })
  }

  truncate(size: number): void {
    if (size === this.content().length) return
    this.resize(size)
    this.resized = true
  }

  /** What changed since this was last asked; null for nothing. */
  takePatch(): { parts: { at: number; body: Uint8Array }[]; size: number } | null {
    if (this.changed.length === 0 && !this.resized) return null
    const size = this.size
    const parts = this.changed
      .filter(({ from }) => from < size)
      .map(({ from, to }) => ({ at: from, body: this.room.slice(from, Math.min(to, size)) }))
    this.changed = []
    this.resized = false
    return { parts, size }
  }

  private content(): Uint8Array {
    if (this.shown !== this.file.content) {
      this.room = new Uint8Array(bytes(this.file.content))
      this.shown = this.file.content
    }
    return this.room.subarray(0, this.size)
  }

  private resize(size: number): void {
    const before = this.content().length
    if (size > this.room.length) {
      const larger = new Uint8Array(Math.max(size, Math.min(this.room.length * 2, this.room.length + (1 << 20))))
      larger.set(this.room)
      this.room = larger
    }
    setInPlace(this.file, this.room.subarray(0, size))
    if (size > before) this.room.fill(0, before, size)
    this.shown = this.file.content
  }
}

let lastNumber = 0
