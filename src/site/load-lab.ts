import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { coursePath } from '../content/course-folder.ts'
import type { LabDefinition } from '../lab/definition.ts'
import { findKit } from '../lab/find-kit.ts'

/** Node's own import: the dev server puts another in the place of the word, which cannot read a lab again. */
const byNode = new Function('url', 'return import(url)') as (url: string) => Promise<unknown>

/** The default export of a lab's lab.ts, read by Node as it lies on disk; anew when it has changed. */
export async function loadLab(id: string): Promise<LabDefinition> {
  // this module may have been bundled elsewhere; commands run where the repository is
  findKit(pathToFileURL(resolve('src/lab/index.ts')).href)
  const path = coursePath(`labs/${id}/lab.ts`)
  const url = `${pathToFileURL(path)}?${statSync(path).mtimeMs}`
  return ((await byNode(url)) as { default: LabDefinition }).default
}
