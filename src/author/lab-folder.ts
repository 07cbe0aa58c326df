import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { LabDefinition } from '../lab/definition.ts'
import { type FlatFiles, serviceFiles } from '../lab/files.ts'
import type { ServiceFiles } from '../protocol/live.ts'

const LABS = join(import.meta.dirname, '../../labs')

/** A lab as it lies on disk. */
export interface LabFolder {
  id: string
  definition: LabDefinition
  /** 'start', 'solution', 'wrong/<idea>', 'patches/<part>' -> what each service is given. */
  variants: Record<string, ServiceFiles>
}

/** Folders below labs/ that hold a lab.ts, in order of name. */
export function labIds(): string[] {
  return readdirSync(LABS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(LABS, entry.name, 'lab.ts')))
    .map((entry) => entry.name)
    .sort()
}

/** @throws Error with a sentence when there is no such lab. */
export async function readLab(id: string): Promise<LabFolder> {
  if (!labIds().includes(id)) throw new Error(`There is no lab '${id}'. There are: ${labIds().join(', ')}.`)
  const folder = join(LABS, id)
  const { default: definition } = (await import(pathToFileURL(join(folder, 'lab.ts')).href)) as {
    default: LabDefinition
  }
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
