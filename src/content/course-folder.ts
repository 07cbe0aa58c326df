import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import settings from '../../faultline.config.ts'

/** A path in the course's folder; `root` is where faultline.config.ts lies, which all commands run in. */
export function coursePath(path: string, root = process.cwd()): string {
  return join(resolve(root, settings.folder), path)
}

/** Folders below labs/ that hold a lab.ts, in order of name. */
export function labFolders(root?: string): string[] {
  const labs = coursePath('labs', root)
  if (!existsSync(labs)) return []
  return readdirSync(labs, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(labs, entry.name, 'lab.ts')))
    .map((entry) => entry.name)
    .sort()
}

/** Whether the course shows this chapter or lab. */
export function isShown(kind: 'chapters' | 'labs', name: string): boolean {
  const shown = settings[kind]
  return shown === 'all' || shown.includes(name)
}
