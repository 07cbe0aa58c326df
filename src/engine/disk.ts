import { bytesOf } from './network/body.ts'
import type { Body, DiskChange } from './process.ts'

/**
 * The disk of one service. It outlives the process: what was written is there after a kill and a restart, since the
 * system holds it, synced or not. Only when the machine loses its power is what was not synced gone.
 */
export class Disk {
  private files = new Map<string, Body>()
  private synced = new Map<string, Body>()
  private clean = true

  /** Makes a change; returns how many bytes it wrote. */
  change(change: DiskChange): number {
    switch (change.op) {
      case 'write':
        this.clean = false
        this.files.set(change.path, change.body)
        return bytesOf(change.body)
      case 'append':
        this.clean = false
        this.files.set(change.path, joined(this.files.get(change.path) ?? '', change.body))
        return bytesOf(change.body)
      case 'patch':
        this.clean = false
        this.files.set(change.path, patched(this.files.get(change.path), change))
        return change.parts.reduce((sum, { body }) => sum + body.length, 0)
      case 'remove':
        this.clean = false
        this.files.delete(change.path)
        return 0
      case 'rename':
        this.clean = false
        this.rename(change.path, change.to)
        return 0
      case 'sync':
        if (change.path !== undefined) this.syncOne(change.path)
        else {
          if (!this.clean) this.synced = new Map(this.files)
          this.clean = true
        }
        return 0
      default:
        return change satisfies never
    }
  }

  /** A file, or a directory ('/data/') with all that is in it. */
  private rename(from: string, to: string): void {
    for (const [path, body] of [...this.files]) {
      if (path !== from && !(from.endsWith('/') && path.startsWith(from))) continue
      this.files.delete(path)
      this.files.set(to + path.slice(from.length), body)
    }
  }

  /** The file, and the directories that lead to it. */
  private syncOne(path: string): void {
    for (let end = path.indexOf('/', 1); end > 0; end = path.indexOf('/', end + 1)) {
      const folder = path.slice(0, end + 1)
      if (this.files.has(folder)) this.synced.set(folder, '')
    }
    const body = this.files.get(path)
    if (body !== undefined) this.synced.set(path, body)
  }

  /** The machine has lost its power. */
  losePower(): void {
    this.files = new Map(this.synced)
    this.clean = true
  }

  /** What a new process finds, by path; undefined for an empty disk. */
  contents(): Record<string, Body> | undefined {
    return this.files.size === 0 ? undefined : Object.fromEntries(this.files)
  }
}

/** Never in place: what was synced may be the same bytes. */
function patched(before: Body | undefined, { parts, size }: Extract<DiskChange, { op: 'patch' }>): Uint8Array {
  const whole = new Uint8Array(size)
  if (before && typeof before !== 'string') whole.set(before.subarray(0, size))
  for (const { at, body } of parts) whole.set(body.subarray(0, Math.max(0, size - at)), at)
  return whole
}

/** A file is text or bytes; who mixes them writes the whole. */
function joined(a: Body, b: Body): Body {
  if (typeof a === 'string' && typeof b === 'string') return a + b
  if (typeof a === 'string' || typeof b === 'string') return b
  const whole = new Uint8Array(a.length + b.length)
  whole.set(a)
  whole.set(b, a.length)
  return whole
}
