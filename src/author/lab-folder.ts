import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { coursePath, labFolders } from '../content/course-folder.ts'
import type { LabDefinition } from '../lab/definition.ts'
import { type FlatFiles, serviceFiles } from '../lab/files.ts'
import { findKit } from '../lab/find-kit.ts'
import { readVersions } from '../lab/read-versions.ts'
import { withVersions } from '../lab/versions.ts'
import type { ServiceFiles } from '../protocol/live.ts'

/** This repository's folder. */
export const ROOT = join(import.meta.dirname, '../..')
/** Where the course's labs lie. */
export const LABS = coursePath('labs', ROOT)

/** A lab as it lies on disk. */
export interface LabFolder {
  id: string
  definition: LabDefinition
  /** 'start', 'solution', 'wrong/<idea>', 'patches/<part>' -> what each service is given. */
  variants: Record<string, ServiceFiles>
}

/** Folders below labs/ that hold a lab.ts, in order of name. */
export function labIds(): string[] {
  return labFolders(ROOT)
}

/** @throws Error with a sentence when there is no such lab. */
export async function readLab(id: string): Promise<LabFolder> {
  if (!labIds().includes(id)) throw new Error(`There is no lab '${id}'. There are: ${labIds().join(', ')}.`)
  findKit()
  const folder = join(LABS, id)
  // the dev server asks again when the file has changed
  const path = join(folder, 'lab.ts')
  const { default: written } = (await import(`${pathToFileURL(path).href}?${statSync(path).mtimeMs}`)) as {
    default: LabDefinition
  }
  const definition = withVersions(written, readVersions(folder))
  const start = flatFiles(join(folder, 'start'))
  const variants: LabFolder['variants'] = { start: serviceFiles(definition, start) }
  const overlay = (name: string) => {
    variants[name] = serviceFiles(definition, start, flatFiles(join(folder, name)))
  }
  if (existsSync(join(folder, 'solution'))) overlay('solution')
  for (const idea of Object.keys(definition.wrong)) overlay(`wrong/${idea}`)
  for (const part of definition.patches ?? []) overlay(`patches/${part}`)
  return { id, definition, variants }
}

function flatFiles(folder: string): FlatFiles {
  const files: FlatFiles = {}
  if (!existsSync(folder)) return files
  for (const file of readdirSync(folder).sort()) {
    if (file.endsWith('.ts')) files[file] = readFileSync(join(folder, file), 'utf8')
  }
  return files
}
