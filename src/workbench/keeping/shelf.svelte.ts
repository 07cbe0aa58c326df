import type { FlatFiles } from '../../lab/files.ts'
import {
  forgetVersion,
  type Kept,
  keepAfter,
  keepVersion,
  type NamedVersion,
  readKept,
  readVersions,
} from '../../site/reader/code-shelf.ts'
import type { LabView } from '../lab-view.ts'
import { freeName } from './names.ts'

const KEEP_AFTER_MS = 300

/**
 * Whether what was typed is safe: read from the last visit, on its way, kept, refused by this browser, refused for want
 * of room, or held back because another tab has written in the meantime.
 */
export type Keeping = 'reading' | 'keeping' | 'kept' | 'refused' | 'full' | 'elsewhere'

/** One lab's place in this browser's storage: the code as it stands, and the versions that have a name. */
export class Shelf {
  keeping = $state<Keeping>('reading')
  /** Code that was written for another version of this lab, until somebody has decided about it. */
  older = $state.raw<NamedVersion | null>(null)
  /** What another tab keeps. */
  there = $state.raw<Kept | null>(null)
  versions = $state.raw<NamedVersion[]>([])
  private readonly lab: LabView
  private readonly take: () => { files: FlatFiles; before: FlatFiles | undefined }
  /** When what lies there was kept, as far as this tab knows. */
  private seenAt = 0
  private timer: ReturnType<typeof setTimeout> | undefined
  private writing: Promise<void> = Promise.resolve()

  /** `take` gives what is to be kept now. */
  constructor(lab: LabView, take: () => { files: FlatFiles; before: FlatFiles | undefined }) {
    this.lab = lab
    this.take = take
  }

  /** What was kept on the last visit, if it fits this version of the lab; what does not fit becomes a named version. */
  async read(oldName: (version: number) => string): Promise<Kept | undefined> {
    try {
      const kept = await readKept(this.lab.id)
      this.versions = await readVersions(this.lab.id)
      this.seenAt = kept?.savedAt ?? 0
      if (kept && kept.version !== this.lab.version) await this.setAside(kept, oldName(kept.version))
      this.keeping = 'kept'
      return kept?.version === this.lab.version ? kept : undefined
    } catch {
      this.keeping = 'refused'
      return undefined
    }
  }

  /** Has it kept soon. Not put off by more typing: at most this long is ever lost. */
  soon(): void {
    if (this.keeping === 'elsewhere') return
    this.timer ??= setTimeout(() => void this.now(), KEEP_AFTER_MS)
    if (this.keeping === 'kept') this.keeping = 'keeping'
  }

  /** Keeps at once what waits to be kept: the page is about to go. */
  flush(): void {
    if (this.timer !== undefined) void this.now()
  }

  /** What the other tab has kept stays under a name, and this tab's code takes its place. */
  async keepMine(name: string): Promise<void> {
    const { there } = this
    if (!there) return
    await this.name(name, there.files, there.version)
    this.settle(there)
    this.soon()
  }

  /** From here on this tab stands where the other one is. */
  settle(there: Kept): void {
    this.seenAt = there.savedAt
    this.there = null
    this.keeping = 'kept'
  }

  /** Keeps code under a name; gives back the name, which was changed if it was taken, or '' if it is not kept. */
  async name(name: string, files: FlatFiles, labVersion = this.lab.version): Promise<string> {
    const free = freeName(name, this.versions)
    const start = labVersion === this.lab.version ? { start: { ...this.lab.start } } : {}
    const made = { lab: this.lab.id, name: free, labVersion, files: { ...files }, savedAt: Date.now(), ...start }
    return (await this.try(() => keepVersion(made))) ? free : ''
  }

  async rename(version: NamedVersion, name: string): Promise<void> {
    const others = this.versions.filter((one) => one !== version)
    const free = freeName(name, others)
    if (free === version.name) return
    await this.try(async () => {
      await keepVersion({ ...version, name: free })
      await forgetVersion(version.lab, version.name)
    })
  }

  async forget(version: NamedVersion): Promise<void> {
    await this.try(() => forgetVersion(version.lab, version.name))
  }

  /** Looks again what versions there are. */
  async refresh(): Promise<void> {
    await this.try(async () => {})
  }

  private async setAside(kept: Kept, name: string): Promise<void> {
    const known = this.versions.find((one) => one.savedAt === kept.savedAt && one.labVersion === kept.version)
    const { start } = kept
    const aside = known ?? {
      ...{ lab: kept.lab, name: freeName(name, this.versions), labVersion: kept.version },
      ...{ files: kept.files, savedAt: kept.savedAt },
      ...(start ? { start } : {}),
    }
    if (!known) await keepVersion(aside)
    this.versions = await readVersions(this.lab.id)
    this.older = aside
  }

  private async try(act: () => Promise<void>): Promise<boolean> {
    try {
      await act()
      this.versions = await readVersions(this.lab.id)
      return true
    } catch (reason) {
      this.keeping = keepingAfter(reason)
      return false
    }
  }

  private now(): Promise<void> {
    clearTimeout(this.timer)
    this.timer = undefined
    // one after another: each must know when the one before was kept
    this.writing = this.writing.then(() => this.write())
    return this.writing
  }

  private async write(): Promise<void> {
    const { files, before } = this.take()
    const savedAt = Math.max(Date.now(), this.seenAt + 1)
    const kept = {
      ...{ lab: this.lab.id, version: this.lab.version, files: { ...files }, savedAt, start: { ...this.lab.start } },
      ...(before ? { before: { ...before } } : {}),
    }
    try {
      this.there = await keepAfter(kept, this.seenAt)
      if (this.there) {
        this.keeping = 'elsewhere'
        return
      }
      this.seenAt = savedAt
      if (this.timer === undefined) this.keeping = 'kept'
    } catch (reason) {
      this.keeping = keepingAfter(reason)
    }
  }
}

/** A full disk is told apart from a browser that keeps nothing. */
export function keepingAfter(reason: unknown): 'full' | 'refused' {
  return reason instanceof Error && reason.name === 'QuotaExceededError' ? 'full' : 'refused'
}
