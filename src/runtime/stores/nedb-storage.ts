import { access, appendFile, mkdir, open, readFile, rename, unlink, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

// What NeDB does with its files, in place of its own storage.js: that one reads and writes by streams, and syncs folders,
// neither of which services have. Files come out equal, and are as safe: written anew beside the old one, then renamed.

export const readFileAsync = readFile
export const appendFileAsync = appendFile
export const unlinkAsync = unlink

export function existsAsync(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}

export async function ensureParentDirectoryExistsAsync(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
}

/** Where a rewrite was cut off before its rename, what it had written is taken. */
export async function ensureDatafileIntegrityAsync(file: string): Promise<void> {
  if (await existsAsync(file)) return
  if (await existsAsync(`${file}~`)) await rename(`${file}~`, file)
  else await writeFile(file, '')
}

export async function crashSafeWriteFileLinesAsync(file: string, lines: string[]): Promise<void> {
  if (await existsAsync(file)) await flush(file)
  await writeFile(`${file}~`, lines.map((line) => `${line}\n`).join(''))
  await flush(`${file}~`)
  await rename(`${file}~`, file)
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
