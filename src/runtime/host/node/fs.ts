import { given } from '../disk/content.ts'
import * as files from '../disk/files.ts'
import { atOnce } from '../disk/later.ts'
import { type OpenFile, openFile } from '../disk/open-file.ts'
import * as operations from '../disk/operations.ts'
import { systemError } from '../disk/system-error.ts'
import * as promises from './fs-promises.ts'

type Call = (...args: never[]) => unknown

/** node:fs on the service's own disk: the synchronous kin, and those with a callback. */
const synchronous = <T extends Call>(act: T) => ((...args: never[]) => atOnce(() => act(...args))) as unknown as T

export const readFileSync = synchronous((path: unknown, options?: never) => operations.readFile(handle(path), options))
export const writeFileSync = synchronous((path: unknown, data: unknown, options?: never) =>
  operations.writeFile(handle(path), data, options),
)
export const appendFileSync = synchronous((path: unknown, data: unknown, options?: never) =>
  operations.appendFile(handle(path), data, options),
)
export const mkdirSync = synchronous(operations.mkdir)
export const readdirSync = synchronous(operations.readdir)
export const statSync = synchronous(operations.stat)
export const lstatSync = synchronous(operations.stat)
export const accessSync = synchronous(operations.access)
export const unlinkSync = synchronous(operations.unlink)
export const rmdirSync = synchronous(operations.rmdir)
export const rmSync = synchronous(operations.rm)
export const renameSync = synchronous(operations.rename)
export const copyFileSync = synchronous(operations.copyFile)
export const truncateSync = synchronous((path: unknown, length?: number) =>
  operations.truncate(openFile(path, 'r+'), length),
)

export function existsSync(path: unknown): boolean {
  return typeof path === 'string' || path instanceof URL ? files.find(files.resolve(path)) !== undefined : false
}

// 0, 1 and 2 are the process's own
let lastDescriptor = 16
const open = new Map<number, OpenFile>()

export const openSync = synchronous((path: unknown, flag?: unknown) => {
  open.set(++lastDescriptor, openFile(path, flag))
  return lastDescriptor
})
export const closeSync = synchronous((fd: number) => {
  descriptor(fd, 'close')
  open.delete(fd)
})
export const fsyncSync = synchronous((fd: number) => files.sync(descriptor(fd, 'fsync').file))
export const fdatasyncSync = synchronous((fd: number) => files.sync(descriptor(fd, 'fdatasync').file))
export const fstatSync = synchronous((fd: number) => operations.statsOf(descriptor(fd, 'fstat').file))
export const ftruncateSync = synchronous((fd: number, length?: number) =>
  operations.truncate(descriptor(fd, 'ftruncate'), length),
)
export const writeSync = synchronous((fd: number, data: unknown, position?: number | null) =>
  operations.writeTo(descriptor(fd, 'write'), given(data), position ?? null),
)
export const readSync = synchronous(
  (fd: number, into: Uint8Array, offset = 0, length = into.byteLength - offset, position: number | null = null) =>
    operations.readFrom(descriptor(fd, 'read'), into, offset, length, position),
)

export const readFile = called(promises.readFile)
export const writeFile = called(promises.writeFile)
export const appendFile = called(promises.appendFile)
export const mkdir = called(promises.mkdir)
export const readdir = called(promises.readdir)
export const stat = called(promises.stat)
export const access = called(promises.access)
export const unlink = called(promises.unlink)
export const rm = called(promises.rm)
export const rename = called(promises.rename)
export const copyFile = called(promises.copyFile)
export const { constants } = promises

function descriptor(fd: number, syscall: string): OpenFile {
  const found = open.get(fd)
  if (!found) throw systemError('EBADF', syscall)
  return found
}

function handle(path: unknown): unknown {
  return typeof path === 'number' ? descriptor(path, 'read') : path
}

function called(promised: Call): Call {
  return (...args: unknown[]) => {
    const callback = args.pop() as (error: unknown, value?: unknown) => void
    ;(promised as (...args: unknown[]) => Promise<unknown>)(...args).then(
      (value) => queueMicrotask(() => callback(null, value)),
      (error) => queueMicrotask(() => callback(error)),
    )
  }
}
