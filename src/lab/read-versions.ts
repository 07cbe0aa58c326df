import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { VersionTexts } from './versions.ts'

/** The texts in a lab's versions/<name>/, flat; empty when it has none. */
export function readVersions(labFolder: string): VersionTexts {
  const folder = join(labFolder, 'versions')
  if (!existsSync(folder)) return {}
  const names = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory())
  return Object.fromEntries(
    names.map(({ name }) => {
      const files = readdirSync(join(folder, name)).filter((file) => file.endsWith('.ts'))
      return [
        name,
        Object.fromEntries(files.sort().map((file) => [file, readFileSync(join(folder, name, file), 'utf8')])),
      ]
    }),
  )
}
