import pathModule from 'path-browserify'
import type { Body, DiskChange } from '../../../engine/process.ts'
import { context } from '../context.ts'
import { process } from '../process.ts'
import { wrongType } from '../received.ts'
import { concat, overlay, sizeOf } from './content.ts'
import { systemError } from './system-error.ts'

/**
 * The service's own disk as its process sees it. The kernel has the same files by path and keeps them when the process
 * ends; every change made here goes there as well. Nobody else can write them, so reading asks nobody.
 */
export interface File {
  kind: 'file'
  /** Where it lies; null once it is removed, while it may still be open. */
  path: string | null
  content: Body
  changedMs: number
}

interface Folder {
  kind: 'folder'
  changedMs: number
}

type Entry = File | Folder

/** A disk holds this much. */
const CAPACITY = 64 * 1024 * 1024
/** Folders that are there from the beginning. */
const GIVEN = ['/', '/app', '/tmp']

let entries: Map<string, Entry> | null = null
let used = 0
/** Hears of each change; the last operation waits for it. */
let changes: DiskChange[] = []

/** What was changed since this was last asked. */
export function takeChanges(): DiskChange[] {
  const taken = changes
  changes = []
  return taken
}

export function resolve(path: unknown): string {
  const text = path instanceof URL ? decodeURIComponent(path.pathname) : path
  if (typeof text !== 'string') {
    throw wrongType('path', 'of type string or an instance of Buffer or URL', text)
  }
  return pathModule.resolve(process.cwd(), text)
}

export function find(at: string): Entry | undefined {
  return all().get(at)
}

/** @throws ENOENT, or ENOTDIR when the way leads through a file. */
export function existing(at: string, syscall: string, path: string): Entry {
  const entry = find(at)
  if (entry) return entry
  throw missing(at, syscall, path)
}

/** @throws when there is no folder to put something into. */
export function mustHaveParent(at: string, syscall: string, path: string, dest?: string): void {
  const parent = find(pathModule.dirname(at))
  if (parent?.kind === 'folder') return
  throw missing(at, syscall, path, dest)
}

/** What lies in a folder, by name, in order. */
export function namesIn(at: string): string[] {
  const start = at === '/' ? '/' : `${at}/`
  const names = [...all().keys()].filter(
    (one) => one.startsWith(start) && one !== at && !one.includes('/', start.length),
  )
  return names.map((one) => one.slice(start.length)).sort()
}

export function makeFolder(at: string, syscall: string, path: string): void {
  if (context.diskFull) throw systemError('ENOSPC', syscall, path)
  all().set(at, { kind: 'folder', changedMs: context.wallMs() })
  changes.push({ op: 'write', path: `${at}/`, body: '' })
}

export function makeFile(at: string): File {
  const file: File = { kind: 'file', path: at, content: '', changedMs: context.wallMs() }
  all().set(at, file)
  changes.push({ op: 'write', path: at, body: '' })
  return file
}

/** For who changes a file's bytes in place, and tells the kernel later. @throws ENOSPC */
export function setInPlace(file: File, content: Uint8Array): void {
  room(content.length - sizeOf(file.content))
  replace(file, content)
}

/** Makes this the whole of the file. */
export function setContent(file: File, content: Body): void {
  room(sizeOf(content) - sizeOf(file.content))
  replace(file, content)
  if (file.path !== null) changes.push({ op: 'write', path: file.path, body: content })
}

/** Writes a part at a byte, or at the end. Returns how many bytes it has. */
export function writePart(file: File, part: Body, at: number | null): number {
  const size = sizeOf(part)
  const end = sizeOf(file.content)
  if (size === 0) return 0
  if (at !== null && at !== end) setContent(file, overlay(file.content, part, at))
  else {
    room(size)
    const alike = end === 0 || typeof part === typeof file.content
    replace(file, end === 0 ? part : concat(file.content, part))
    if (file.path !== null)
      changes.push(
        alike && end > 0
          ? { op: 'append', path: file.path, body: part }
          : { op: 'write', path: file.path, body: file.content },
      )
  }
  return size
}

export function remove(at: string): void {
  const entry = find(at)
  if (!entry) return
  if (entry.kind === 'file') {
    used -= sizeOf(entry.content)
    entry.path = null
  }
  all().delete(at)
  changes.push({ op: 'remove', path: entry.kind === 'file' ? at : `${at}/` })
}

export function move(from: string, to: string): void {
  const entry = find(from)
  if (!entry || from === to) return
  const there = find(to)
  if (there?.kind === 'file') {
    used -= sizeOf(there.content)
    there.path = null
  }
  for (const [path, one] of [...all()]) {
    if (path !== from && !path.startsWith(`${from}/`)) continue
    const next = to + path.slice(from.length)
    all().delete(path)
    all().set(next, one)
    if (one.kind === 'file') one.path = next
  }
  const end = entry.kind === 'file' ? '' : '/'
  changes.push({ op: 'rename', path: from + end, to: to + end })
}

/** What was written to the file, or to all, survives a loss of power. */
export function sync(file?: File): void {
  if (!file) changes.push({ op: 'sync' })
  else if (file.path !== null) changes.push({ op: 'sync', path: file.path })
}

function replace(file: File, content: Body): void {
  if (file.path !== null) used += sizeOf(content) - sizeOf(file.content)
  file.content = content
  file.changedMs = context.wallMs()
}

function room(more: number): void {
  if (more > 0 && (context.diskFull || used + more > CAPACITY)) throw systemError('ENOSPC', 'write')
}

function missing(at: string, syscall: string, path: string, dest?: string): Error {
  for (let up = pathModule.dirname(at); up !== '/'; up = pathModule.dirname(up))
    if (find(up)?.kind === 'file') return systemError('ENOTDIR', syscall, path, dest)
  return systemError('ENOENT', syscall, path, dest)
}

function all(): Map<string, Entry> {
  if (entries) return entries
  const changedMs = context.wallMs()
  entries = new Map(GIVEN.map((path) => [path, { kind: 'folder', changedMs }]))
  for (const [path, body] of Object.entries(context.start.disk ?? {})) {
    if (path.endsWith('/')) entries.set(path.slice(0, -1), { kind: 'folder', changedMs })
    else {
      entries.set(path, { kind: 'file', path, content: body, changedMs })
      used += sizeOf(body)
    }
  }
  return entries
}
