import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { coursePath } from '../content/course-folder.ts'
import type { LabDefinition } from '../lab/definition.ts'
import { findKit } from '../lab/find-kit.ts'

/** The default export of a lab's lab.ts, read by Node as it lies on disk; anew when it has changed. */
export async function loadLab(id: string): Promise<LabDefinition> {
  // this module may have been bundled elsewhere; commands run where the repository is
  findKit(pathToFileURL(resolve('src/lab/index.ts')).href)
  const path = coursePath(`labs/${id}/lab.ts`)
  const url = `${pathToFileURL(path)}?${statSync(path).mtimeMs}`
  return ((await import(/* @vite-ignore */ url)) as { default: LabDefinition }).default
}
