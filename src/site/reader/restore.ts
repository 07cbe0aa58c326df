import { type Backup, merge, mergeWays } from './backup.ts'
import { forgetKept, keep, keepVersion, readAllKept, readVersions } from './code-shelf.ts'
import { forgetRecord, readRecord, writeRecord } from './keep.ts'
import { forgetProgress, keepProgress, readAllProgress } from './lab-progress.ts'

/** Gathers all that is kept. Code that the browser does not hand out is left out. */
export async function makeBackup(now: Date): Promise<Backup> {
  const code = await readAllKept().catch(() => [])
  const versions = await readVersions().catch(() => [])
  return {
    app: 'faultline',
    format: 1,
    exportedAt: now.toISOString(),
    reader: readRecord(),
    labs: readAllProgress(),
    code,
    versions,
  }
}

/**
 * Adds a backup to what is here, and takes nothing away. Gives back the labs whose code here differs from the file's; it is
 * left as it is. @throws what the browser says when it keeps nothing.
 */
export async function restore(backup: Backup): Promise<{ conflicts: string[] }> {
  if (!writeRecord(merge(readRecord(), backup.reader))) throw new Error('localStorage')
  const ways = readAllProgress()
  for (const [id, way] of Object.entries(backup.labs)) {
    const here = ways[id]
    keepProgress(id, here ? mergeWays(here, way) : way)
  }
  const conflicts: string[] = []
  const there = new Map((await readAllKept()).map((kept) => [kept.lab, kept]))
  for (const kept of backup.code) {
    const here = there.get(kept.lab)
    if (!here) await keep(kept)
    else if (JSON.stringify(here.files) !== JSON.stringify(kept.files)) conflicts.push(kept.lab)
  }
  const named = new Set((await readVersions()).map(({ lab, name }) => `${lab}/${name}`))
  for (const version of backup.versions ?? []) {
    if (!named.has(`${version.lab}/${version.name}`)) await keepVersion(version)
  }
  return { conflicts }
}

/** Forgets everything that is kept of the reader; light or dark stays. */
export async function wipe(): Promise<void> {
  forgetRecord()
  forgetProgress()
  await forgetKept().catch(() => {})
}
