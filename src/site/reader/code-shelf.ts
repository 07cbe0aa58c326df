import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { FlatFiles } from '../../lab/files.ts'

/** What is kept of a learner's code, one record for each lab. Times are milliseconds since 1970. */
export interface Kept {
  lab: string
  /** Version of the lab for which it was written. */
  version: number
  files: FlatFiles
  savedAt: number
  /** The code as that version of the lab came, to tell what the learner has changed. */
  start?: FlatFiles
  /** What stood here before all of it was last replaced. */
  before?: FlatFiles
}

/** Code that a learner has given a name. */
export interface NamedVersion {
  lab: string
  name: string
  labVersion: number
  files: FlatFiles
  savedAt: number
  start?: FlatFiles
}

interface Shelf extends DBSchema {
  code: { key: string; value: Kept }
  versions: { key: [string, string]; value: NamedVersion }
}

let shelf: Promise<IDBPDatabase<Shelf>> | undefined

/** @throws what IndexedDB throws: private windows, a full disk, a blocked upgrade. */
export async function readKept(lab: string): Promise<Kept | undefined> {
  return (await open()).get('code', lab)
}

/** @throws what IndexedDB throws. */
export async function keep(kept: Kept): Promise<void> {
  await (await open()).put('code', kept)
}

/**
 * Keeps it unless something else than what was kept at `seenAt` lies there: another tab's, which is given back and left.
 * Both happen in one go. @throws what IndexedDB throws.
 */
export async function keepAfter(kept: Kept, seenAt: number): Promise<Kept | null> {
  const change = (await open()).transaction('code', 'readwrite')
  const there = await change.store.get(kept.lab)
  const foreign = there !== undefined && there.savedAt !== seenAt
  if (!foreign) await change.store.put(kept)
  await change.done
  return foreign ? there : null
}

/** The code of every lab. @throws what IndexedDB throws. */
export async function readAllKept(): Promise<Kept[]> {
  return (await open()).getAll('code')
}

/** The named versions of a lab's code, the newest first; of all labs without one. @throws what IndexedDB throws. */
export async function readVersions(lab?: string): Promise<NamedVersion[]> {
  const all = await (await open()).getAll('versions')
  return all.filter((one) => lab === undefined || one.lab === lab).sort((a, b) => b.savedAt - a.savedAt)
}

/** Keeps a version under its name, in place of one that had it. @throws what IndexedDB throws. */
export async function keepVersion(version: NamedVersion): Promise<void> {
  await (await open()).put('versions', version)
}

/** @throws what IndexedDB throws. */
export async function forgetVersion(lab: string, name: string): Promise<void> {
  await (await open()).delete('versions', [lab, name])
}

/** Forgets the code of every lab. @throws what IndexedDB throws. */
export async function forgetKept(): Promise<void> {
  const db = await open()
  await Promise.all([db.clear('code'), db.clear('versions')])
}

function open(): Promise<IDBPDatabase<Shelf>> {
  shelf ??= openDB<Shelf>('faultline', 2, {
    upgrade: (db, from) => {
      if (from < 1) db.createObjectStore('code', { keyPath: 'lab' })
      db.createObjectStore('versions', { keyPath: ['lab', 'name'] })
    },
    // a tab with a later version of the site waits for this one
    blocking: (_from, _to, event) => {
      ;(event.target as IDBDatabase | null)?.close()
      shelf = undefined
    },
    terminated: () => {
      shelf = undefined
    },
  }).catch((reason) => {
    shelf = undefined
    throw reason
  })
  return shelf
}
