import { context } from '../context.ts'
import { find } from '../disk/files.ts'
import { process } from '../process.ts'
import { closeDescriptor, descriptor, ERRNO, openPath, storedAt, touch, unlinkPath } from './descriptors.ts'
import { sqlite } from './machine.ts'
import { memory } from './memory.ts'

/** The numbers of `fcntl` for locks: a process has no quarrel with itself, and no other process sees its disk. */
const GET_LOCK = 12
const SET_LOCK = [13, 14]
const FOLDER_MODE = 0o40755
const FILE_MODE = 0o100644

const fine = () => 0
const refuse = () => -ERRNO.EINVAL
// SQLite gives whole paths, so the folder that they could be seen from does not matter
const at = (_folder: number, path: number) => absolute(memory.text(path))

function absolute(path: string): string {
  return path.startsWith('/') ? path : `${process.cwd()}/${path}`
}

/** What SQLite asks of its system, by sql.js's letters. Numbers are addresses, or what C has for them. */
export const system: Record<string, (...args: never[]) => unknown> = {
  /** assert */ a: (text: number) => fail(`SQLite: ${memory.text(text)}`),
  /** abort */ w: () => fail('SQLite has given up'),
  /** exit */ u: () => fail('SQLite has given up'),
  /** a warning of sql.js's own */ f: fine,
  /** openat */ x: (folder: number, path: number, flags: number) => openPath(at(folder, path), flags),
  /** close */ e: (number: number) => {
    closeDescriptor(number)
    return 0
  },
  /** fcntl */ b: (_number: number, command: number, args: number) => {
    if (command === GET_LOCK) memory.view.setInt16(memory.view.getUint32(args, true), 2, true)
    return command <= 4 || command === GET_LOCK || SET_LOCK.includes(command) ? 0 : -ERRNO.EINVAL
  },
  /** read */ t: (number: number, vectors: number, count: number, done: number) =>
    eachPart(number, vectors, count, done, (one, part) => {
      if (one.chance) return chance(part)
      return one.stored?.read(one.position, part) ?? 0
    }),
  /** write */ q: (number: number, vectors: number, count: number, done: number) =>
    eachPart(number, vectors, count, done, (one, part) => {
      if (!one.stored) return 0
      touch(one.stored)
      one.stored.write(one.position, part)
      return part.length
    }),
  /** lseek */ E: (number: number, offset: bigint, whence: number, result: number) => {
    const one = descriptor(number)
    if (!one) return ERRNO.EBADF
    const from = whence === 1 ? one.position : whence === 2 ? (one.stored?.size ?? 0) : 0
    one.position = from + Number(offset)
    memory.view.setBigInt64(result, BigInt(one.position), true)
    return 0
  },
  /** ftruncate */ J: (number: number, length: bigint) => {
    const stored = descriptor(number)?.stored
    if (!stored) return -ERRNO.EINVAL
    touch(stored)
    return attempt(() => stored.truncate(Number(length)), -1)
  },
  /** fsync */ K: (number: number) => {
    const stored = descriptor(number)?.stored
    if (!stored) return 0
    touch(stored)
    stored.synced = true
    return 0
  },
  /** unlinkat */ o: (folder: number, path: number) => unlinkPath(at(folder, path)),
  /** faccessat */ D: (folder: number, path: number) => (find(at(folder, path)) ? 0 : -ERRNO.ENOENT),
  /** fstat */ g: (number: number, result: number) => {
    const one = descriptor(number)
    if (!one) return -ERRNO.EBADF
    return writeStat(result, one.stored ? FILE_MODE : FOLDER_MODE, one.stored?.size ?? 0, one.stored?.number ?? 0)
  },
  /** stat */ N: statPath,
  /** lstat */ M: statPath,
  /** fstatat */ L: (_folder: number, path: number, result: number) => statPath(path, result),
  /** getcwd */ I: (result: number, size: number) => {
    const path = new TextEncoder().encode(`${process.cwd()}\0`)
    if (path.length > size) return -68
    memory.bytes.set(path, result)
    return path.length
  },
  /** readlinkat: there are no links */ s: refuse,
  ...{ /** chmod, fchmod, fchown, utimensat */ i: fine, j: fine, h: fine, n: fine },
  ...{ /** mkdirat, rmdir */ C: refuse, r: refuse },
  ...{ /** geteuid, environ_get, setitimer */ F: fine, G: fine, k: fine },
  /** environ_sizes_get */ H: (count: number, size: number) => {
    memory.view.setUint32(count, 0, true)
    memory.view.setUint32(size, 0, true)
    return 0
  },
  /** fdstat */ m: (_number: number, result: number) => {
    memory.bytes.fill(0, result, result + 24)
    memory.bytes[result] = 4
    return 0
  },
  /** mmap: only for the index of a write-ahead log, which is rebuilt from the log itself */
  y: (length: number, _p: number, _f: number, number: number, offset: bigint, allocated: number, address: number) => {
    const place = sqlite.allocate(length)
    if (!place) return -48
    memory.bytes.fill(0, place, place + length)
    descriptor(number)?.stored?.read(Number(offset), memory.bytes.subarray(place, place + length))
    memory.view.setInt32(allocated, 1, true)
    memory.view.setUint32(address, place, true)
    return 0
  },
  /** munmap */ z: fine,
  /** the time of day in milliseconds */ d: () => Math.floor(context.wallMs()),
  /** a clock that only grows */ c: () => context.now / 1_000,
  /** localtime: services live in UTC */ A: (seconds: bigint, result: number) => {
    const date = new Date(Number(seconds) * 1_000)
    const start = Date.UTC(date.getUTCFullYear(), 0, 1)
    const parts = [
      ...[date.getUTCSeconds(), date.getUTCMinutes(), date.getUTCHours(), date.getUTCDate(), date.getUTCMonth()],
      ...[date.getUTCFullYear() - 1900, date.getUTCDay(), Math.floor((date.getTime() - start) / 86_400_000), 0, 0],
    ]
    parts.forEach((part, i) => {
      memory.view.setInt32(result + i * 4, part, true)
    })
    return 0
  },
  /** tzset */ B: (zone: number, daylight: number) => {
    memory.view.setInt32(zone, 0, true)
    memory.view.setInt32(daylight, 0, true)
  },
  /** no timers */ v: () => {},
  /** the most memory there can be */ p: () => 2 ** 31,
  /** more memory */ l: (size: number) => (memory.grow(size >>> 0) ? 1 : 0),
}

function fail(message: string): never {
  throw new Error(message)
}

function chance(into: Uint8Array): number {
  const stream = context.random('sqlite')
  for (let i = 0; i < into.length; i++) into[i] = stream.uint32() & 255
  return into.length
}

type Part = (one: NonNullable<ReturnType<typeof descriptor>>, part: Uint8Array) => number

/** The vectors of readv and writev. */
function eachPart(number: number, vectors: number, count: number, done: number, act: Part): number {
  const one = descriptor(number)
  if (!one) return ERRNO.EBADF
  let moved = 0
  const failed = attempt(() => {
    for (let i = 0; i < count; i++) {
      const start = memory.view.getUint32(vectors + i * 8, true)
      const length = memory.view.getUint32(vectors + i * 8 + 4, true)
      const step = act(one, memory.bytes.subarray(start, start + length))
      one.position += step
      moved += step
      if (step < length) break
    }
  }, 1)
  memory.view.setUint32(done, moved, true)
  return failed
}

/** 0, or ENOSPC with a sign, which is all that the disk refuses with. */
function attempt(act: () => void, sign: 1 | -1): number {
  try {
    act()
    return 0
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOSPC') throw error
    return sign * ERRNO.ENOSPC
  }
}

function statPath(path: number, result: number): number {
  const entry = find(absolute(memory.text(path)))
  if (!entry) return -ERRNO.ENOENT
  if (entry.kind === 'folder') return writeStat(result, FOLDER_MODE, 0, 0)
  const stored = storedAt(entry)
  return writeStat(result, FILE_MODE, stored.size, stored.number)
}

function writeStat(result: number, mode: number, size: number, number: number): number {
  const { view, bytes } = memory
  bytes.fill(0, result, result + 96)
  view.setUint32(result, 1, true)
  view.setUint32(result + 4, mode, true)
  view.setUint32(result + 8, 1, true)
  view.setBigInt64(result + 24, BigInt(size), true)
  view.setInt32(result + 32, 4_096, true)
  view.setInt32(result + 36, Math.ceil(size / 512), true)
  view.setBigInt64(result + 88, BigInt(number), true)
  return 0
}
