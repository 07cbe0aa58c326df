import { VirtualDate } from '../clock.ts'

/** fs.Stats, the part that programs ask for. A disk keeps no times over a restart: found files are as old as the process. */
export class Stats {
  readonly size: number
  readonly mode: number
  readonly mtimeMs: number
  readonly mtime: Date
  private readonly folder: boolean

  constructor(size: number, folder: boolean, changedMs: number) {
    this.size = size
    this.folder = folder
    this.mode = folder ? 0o40755 : 0o100644
    this.mtimeMs = changedMs
    this.mtime = new VirtualDate(changedMs) as unknown as Date
  }

  isFile(): boolean {
    return !this.folder
  }

  isDirectory(): boolean {
    return this.folder
  }

  isSymbolicLink(): boolean {
    return false
  }
}

/** fs.Dirent. */
export class Dirent {
  readonly name: string
  readonly parentPath: string
  private readonly folder: boolean

  constructor(name: string, parentPath: string, folder: boolean) {
    this.name = name
    this.parentPath = parentPath
    this.folder = folder
  }

  isFile(): boolean {
    return !this.folder
  }

  isDirectory(): boolean {
    return this.folder
  }

  isSymbolicLink(): boolean {
    return false
  }
}
