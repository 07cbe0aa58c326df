import pathModule from 'path-browserify'
import type { DiskChange } from '../../../engine/process.ts'
import { context } from '../context.ts'
import { type File, find, makeFile, remove, takeChanges } from '../disk/files.ts'
import { StoredFile } from './stored-file.ts'

/** What a number that SQLite has for an open file stands for. */
export interface Descriptor {
  /** null for a folder, and for the source of chance. */
  stored: StoredFile | null
  chance: boolean
  position: number
}

const open = new Map<number, Descriptor>()
const known = new Map<File, StoredFile>()
/** Written or synced in the call under way. */
const touched = new Set<StoredFile>()
// SQLite wants none below
const FIRST = 3

export const ERRNO = { EBADF: 8, EEXIST: 20, EINVAL: 28, EISDIR: 31, ENOENT: 44, ENOSPC: 51 } as const
const CREATE = 0o100
const EXCLUSIVE = 0o200
const TRUNCATE = 0o1000

/** A number for the file, or -errno. */
export function openPath(path: string, flags: number): number {
  if (path === '/dev/urandom') return give({ stored: null, chance: true, position: 0 })
  const entry = find(path)
  if (entry?.kind === 'folder') return give({ stored: null, chance: false, position: 0 })
  if (!entry && (!(flags & CREATE) || find(pathModule.dirname(path))?.kind !== 'folder')) return -ERRNO.ENOENT
  if (entry && flags & CREATE && flags & EXCLUSIVE) return -ERRNO.EEXIST
  const stored = storedAt(entry ?? makeFile(path))
  if (flags & TRUNCATE) stored.truncate(0)
  return give({ stored, chance: false, position: 0 })
}

export function descriptor(number: number): Descriptor | undefined {
  return open.get(number)
}

export function closeDescriptor(number: number): void {
  open.delete(number)
}

export function unlinkPath(path: string): number {
  const entry = find(path)
  if (!entry) return -ERRNO.ENOENT
  if (entry.kind === 'folder') return -ERRNO.EISDIR
  remove(path)
  known.delete(entry)
  return 0
}

export function storedAt(file: File): StoredFile {
  const stored = known.get(file) ?? new StoredFile(file)
  known.set(file, stored)
  return stored
}

export function touch(stored: StoredFile): void {
  touched.add(stored)
}

/**
 * Runs a call into SQLite and tells the kernel what the disk has then: what came and went within the call is not told,
 * and one commit is one change and one sync. The event loop stands for as long as that takes.
 */
export function onDisk<T>(call: () => T): T {
  depth += 1
  try {
    return call()
  } finally {
    depth -= 1
    if (depth === 0) for (const change of netChanges()) context.emit({ type: 'disk', operation: 0, change })
  }
}

/** A call of the program's is made of several of SQLite's. */
let depth = 0

function netChanges(): DiskChange[] {
  const made = new Set<string>()
  const gone = new Set<string>()
  for (const change of takeChanges()) {
    if (change.op === 'write') made.add(change.path)
    else if (change.op === 'remove' && !made.delete(change.path)) gone.add(change.path)
  }
  const net: DiskChange[] = []
  for (const stored of touched) {
    const { path, content } = stored.file
    const patch = stored.takePatch()
    const { synced } = stored
    stored.synced = false
    if (path === null) continue
    if (made.delete(path)) net.push({ op: 'write', path, body: content })
    else if (patch) net.push({ op: 'patch', path, ...patch })
    if (synced) net.push({ op: 'sync', path })
    gone.delete(path)
  }
  touched.clear()
  for (const path of made) net.push({ op: 'write', path, body: '' })
  for (const path of gone) net.push({ op: 'remove', path })
  return net
}

function give(one: Descriptor): number {
  let number = FIRST
  while (open.has(number)) number += 1
  open.set(number, one)
  return number
}
