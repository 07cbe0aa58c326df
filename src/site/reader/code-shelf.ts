import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { FlatFiles } from '../../lab/files.ts'

/** What is kept of a learner's code, one record for each lab. */
export interface Kept {
  lab: string
  /** Version of the lab for which it was written. */
  version: number
  files: FlatFiles
  savedAt: number
}

interface Shelf extends DBSchema {
  code: { key: string; value: Kept }
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

/** The code of every lab. @throws what IndexedDB throws. */
export async function readAllKept(): Promise<Kept[]> {
  return (await open()).getAll('code')
}

/** Forgets the code of every lab. @throws what IndexedDB throws. */
export async function forgetKept(): Promise<void> {
  await (await open()).clear('code')
}

function open(): Promise<IDBPDatabase<Shelf>> {
  shelf ??= openDB<Shelf>('faultline', 1, {
    upgrade: (db) => db.createObjectStore('code', { keyPath: 'lab' }),
    terminated: () => {
      shelf = undefined
    },
  }).catch((reason) => {
    shelf = undefined
    throw reason
  })
  return shelf
}
