import pathModule from 'path-browserify'
import { Buffer } from '../node/buffer.ts'
import { bytes, given, sizeOf } from './content.ts'
import * as files from './files.ts'
import { type OpenFile, openFile } from './open-file.ts'
import { Dirent, Stats } from './stats.ts'
import { systemError } from './system-error.ts'

/**
 * What can be done to the disk, each as one function that does it at once and throws Node's errors. The synchronous
 * kin and the promises are made from these.
 */
type Options = string | null | Record<string, unknown> | undefined
export type Target = unknown

export function optionsOf(options: Options): Record<string, unknown> {
  return typeof options === 'string' ? { encoding: options } : (options ?? {})
}

const shown = (path: unknown) => String(path instanceof URL ? files.resolve(path) : path)

export function readFile(path: Target, options?: Options): unknown {
  const { encoding, flag } = optionsOf(options)
  return decoded(opened(path, flag ?? 'r').file, encoding)
}

export function writeFile(path: Target, data: unknown, options?: Options): void {
  const { encoding, flag } = optionsOf(options)
  const part = given(data, encoding as string)
  const open = opened(path, flag ?? 'w')
  writeTo(open, part, null)
}

export function appendFile(path: Target, data: unknown, options?: Options): void {
  writeFile(path, data, { flag: 'a', ...optionsOf(options) })
}

export function mkdir(path: Target, options?: { recursive?: boolean } | number): string | undefined {
  const at = files.resolve(path)
  const recursive = typeof options === 'object' && options?.recursive === true
  const entry = files.find(at)
  if (entry && !(recursive && entry.kind === 'folder')) throw systemError('EEXIST', 'mkdir', shown(path))
  if (entry) return undefined
  if (!recursive) {
    files.mustHaveParent(at, 'mkdir', shown(path))
    files.makeFolder(at, 'mkdir', shown(path))
    return undefined
  }
  const parts = at.split('/').slice(1)
  let first: string | undefined
  for (let i = 1; i <= parts.length; i++) {
    const one = `/${parts.slice(0, i).join('/')}`
    const there = files.find(one)
    if (there?.kind === 'folder') continue
    if (there) throw systemError('ENOTDIR', 'mkdir', shown(path))
    files.makeFolder(one, 'mkdir', shown(path))
    first ??= one
  }
  return first
}

export function readdir(path: Target, options?: Options): unknown[] {
  const at = files.resolve(path)
  const { withFileTypes, recursive } = optionsOf(options)
  if (files.existing(at, 'scandir', shown(path)).kind === 'file') throw systemError('ENOTDIR', 'scandir', shown(path))
  const found: unknown[] = []
  const visit = (folder: string, before: string, parent: string) => {
    for (const name of files.namesIn(folder)) {
      const isFolder = files.find(pathModule.join(folder, name))?.kind === 'folder'
      found.push(withFileTypes ? new Dirent(name, parent, isFolder) : before + name)
      if (recursive && isFolder)
        visit(pathModule.join(folder, name), `${before}${name}/`, pathModule.join(parent, name))
    }
  }
  visit(at, '', shown(path))
  return found
}

export function stat(path: Target, options?: { throwIfNoEntry?: boolean }): Stats | undefined {
  const at = files.resolve(path)
  if (options?.throwIfNoEntry === false && !files.find(at)) return undefined
  return statsOf(files.existing(at, 'stat', shown(path)))
}

export function access(path: Target): void {
  files.existing(files.resolve(path), 'access', shown(path))
}

export function unlink(path: Target): void {
  const at = files.resolve(path)
  if (files.existing(at, 'unlink', shown(path)).kind === 'folder') throw systemError('EISDIR', 'unlink', shown(path))
  files.remove(at)
}

export function rmdir(path: Target): void {
  const at = files.resolve(path)
  if (files.existing(at, 'rmdir', shown(path)).kind === 'file') throw systemError('ENOTDIR', 'rmdir', shown(path))
  if (files.namesIn(at).length > 0) throw systemError('ENOTEMPTY', 'rmdir', shown(path))
  files.remove(at)
}

export function rm(path: Target, options?: { recursive?: boolean; force?: boolean }): void {
  const at = files.resolve(path)
  const entry = files.find(at)
  if (!entry && options?.force) return
  if (files.existing(at, 'lstat', shown(path)).kind === 'folder') {
    if (!options?.recursive) throw directoryError(shown(path))
    for (const name of files.namesIn(at)) rm(pathModule.join(at, name), options)
  }
  files.remove(at)
}

export function rename(from: Target, to: Target): void {
  const [a, b] = [files.resolve(from), files.resolve(to)]
  const names = [shown(from), shown(to)] as const
  if (!files.find(a)) throw systemError('ENOENT', 'rename', ...names)
  const entry = files.existing(a, 'rename', names[0])
  files.mustHaveParent(b, 'rename', ...names)
  const there = files.find(b)
  if (entry.kind === 'folder' && b.startsWith(`${a}/`)) throw systemError('EINVAL', 'rename', ...names)
  if (there?.kind === 'folder' && entry.kind === 'file') throw systemError('EISDIR', 'rename', ...names)
  if (there?.kind === 'file' && entry.kind === 'folder') throw systemError('ENOTDIR', 'rename', ...names)
  if (there?.kind === 'folder' && a !== b && files.namesIn(b).length > 0)
    throw systemError('ENOTEMPTY', 'rename', ...names)
  files.move(a, b)
}

export function copyFile(from: Target, to: Target): void {
  const entry = files.find(files.resolve(from))
  if (!entry) throw systemError('ENOENT', 'copyfile', shown(from), shown(to))
  if (entry.kind === 'folder') throw systemError('EISDIR', 'copyfile', shown(from), shown(to))
  files.setContent(openFile(to, 'w').file, entry.content)
}

export function truncate(open: OpenFile, length = 0): void {
  const whole = bytes(open.file.content)
  const kept = new Uint8Array(length)
  kept.set(whole.subarray(0, length))
  files.setContent(open.file, kept)
}

/** Writes at a position, or where the file stands; returns how many bytes. */
export function writeTo(open: OpenFile, part: string | Uint8Array, position: number | null): number {
  if (!open.writes) throw systemError('EBADF', 'write')
  const written = files.writePart(open.file, part, open.appends ? null : (position ?? open.position))
  if (position === null) open.position = open.appends ? sizeOf(open.file.content) : open.position + written
  return written
}

/** Fills a buffer from a position, or from where the file stands; returns how many bytes there were. */
export function readFrom(
  open: OpenFile,
  into: Uint8Array,
  offset: number,
  length: number,
  position: number | null,
): number {
  if (!open.reads) throw systemError('EBADF', 'read')
  const at = position ?? open.position
  const part = bytes(open.file.content).subarray(at, at + length)
  into.set(part, offset)
  if (position === null) open.position += part.length
  return part.length
}

export function decoded(file: files.File, encoding: unknown): unknown {
  const { content } = file
  if (typeof content === 'string' && typeof encoding === 'string' && /^utf-?8$/i.test(encoding)) return content
  const copy = Buffer.from(bytes(content))
  return encoding === undefined || encoding === null || encoding === 'buffer' ? copy : copy.toString(encoding as 'hex')
}

export function statsOf(entry: NonNullable<ReturnType<typeof files.find>>): Stats {
  return new Stats(entry.kind === 'file' ? sizeOf(entry.content) : 4_096, entry.kind === 'folder', entry.changedMs)
}

function opened(path: Target | OpenFile, flag: unknown): OpenFile {
  return isOpen(path) ? path : openFile(path, flag)
}

function isOpen(path: unknown): path is OpenFile {
  return typeof path === 'object' && path !== null && 'appends' in path
}

function directoryError(path: string): Error {
  const message = `Path is a directory: rm returned EISDIR (is a directory) ${path}`
  const fields = { name: 'SystemError', code: 'ERR_FS_EISDIR', errno: 21, syscall: 'rm', path }
  return Object.assign(new Error(message), fields)
}
