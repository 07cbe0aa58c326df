import { given } from '../disk/content.ts'
import * as files from '../disk/files.ts'
import { later } from '../disk/later.ts'
import { type OpenFile, openFile } from '../disk/open-file.ts'
import * as operations from '../disk/operations.ts'
import type { Stats } from '../disk/stats.ts'
import { systemError } from '../disk/system-error.ts'

type Call = (...args: never[]) => unknown
type Later<T extends Call> = (...args: Parameters<T>) => Promise<ReturnType<T>>

/** node:fs/promises on the service's own disk. */
const promised = <T extends Call>(act: T) => ((...args: never[]) => later(() => act(...args))) as unknown as Later<T>

export const readFile = promised((path: unknown, options?: never) => operations.readFile(opened(path), options))
export const writeFile = promised((path: unknown, data: unknown, options?: never) =>
  operations.writeFile(opened(path), data, options),
)
export const appendFile = promised((path: unknown, data: unknown, options?: never) =>
  operations.appendFile(opened(path), data, options),
)
export const mkdir = promised(operations.mkdir)
export const readdir = promised(operations.readdir)
export const stat = promised((path: unknown) => operations.stat(path))
export const lstat = promised((path: unknown) => operations.stat(path))
export const access = promised(operations.access)
export const unlink = promised(operations.unlink)
export const rmdir = promised(operations.rmdir)
export const rm = promised(operations.rm)
export const rename = promised(operations.rename)
export const copyFile = promised(operations.copyFile)
export const truncate = promised((path: unknown, length?: number) => operations.truncate(openFile(path, 'r+'), length))
export const open = promised((path: unknown, flag?: unknown) => new FileHandle(openFile(path, flag)))
export const constants = { F_OK: 0, X_OK: 1, W_OK: 2, R_OK: 4 }

let lastDescriptor = 16

/** An open file. Writes are done in the order in which they were asked for. */
class FileHandle {
  fd: number
  private open: OpenFile | null

  constructor(open: OpenFile) {
    lastDescriptor += 1
    this.fd = lastDescriptor
    this.open = open
  }

  readFile(options?: never): Promise<unknown> {
    return this.act('readFile', (open) => {
      if (!open.reads) throw systemError('EBADF', 'read')
      return operations.decoded(open.file, operations.optionsOf(options).encoding)
    })
  }

  writeFile(data: unknown, options?: never): Promise<void> {
    return this.act('writeFile', (open) => {
      operations.writeTo(open, given(data, operations.optionsOf(options).encoding as string), null)
    })
  }

  appendFile(data: unknown, options?: never): Promise<void> {
    return this.writeFile(data, options)
  }

  write(data: unknown, ...where: (number | null | undefined)[]): Promise<{ bytesWritten: number; buffer: unknown }> {
    return this.act('write', (open) => {
      const text = typeof data === 'string'
      const [offset = 0, length] = text ? [] : where
      const position = (text ? where[0] : where[2]) ?? null
      const whole = given(data)
      const part =
        typeof whole === 'string' ? whole : whole.subarray(offset ?? 0, (offset ?? 0) + (length ?? whole.length))
      return { bytesWritten: operations.writeTo(open, part, position), buffer: data }
    })
  }

  read(buffer: Uint8Array, offset = 0, length = buffer.byteLength - offset, position: number | null = null) {
    return this.act('read', (open) => ({
      bytesRead: operations.readFrom(open, buffer, offset, length, position),
      buffer,
    }))
  }

  truncate(length?: number): Promise<void> {
    return this.act('truncate', (open) => operations.truncate(open, length))
  }

  /** What was written survives a loss of power once this has resolved. */
  sync(): Promise<void> {
    return this.act('sync', (open) => files.sync(open.file))
  }

  datasync(): Promise<void> {
    return this.act('datasync', (open) => files.sync(open.file))
  }

  stat(): Promise<Stats> {
    return this.act('stat', (open) => operations.statsOf(open.file))
  }

  close(): Promise<void> {
    this.open = null
    this.fd = -1
    return later(() => {})
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  /** `syscall` is what Node calls it when the file is closed. */
  private act<T>(syscall: string, what: (open: OpenFile) => T): Promise<T> {
    const { open } = this
    if (open) return later(() => what(open))
    const closed = Object.assign(new Error('file closed'), { code: 'EBADF', syscall })
    return Promise.reject(closed)
  }

  /** For those that take a handle instead of a path. */
  static openOf(handle: FileHandle): OpenFile | null {
    return handle.open
  }
}

function opened(path: unknown): unknown {
  return path instanceof FileHandle ? (FileHandle.openOf(path) ?? path) : path
}
