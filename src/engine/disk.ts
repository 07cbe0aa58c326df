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
      case 'remove':
        this.clean = false
        this.files.delete(change.path)
        return 0
      case 'sync':
        if (!this.clean) this.synced = new Map(this.files)
        this.clean = true
        return 0
      default:
        return change satisfies never
    }
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
