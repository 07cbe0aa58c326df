import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BUS_FILES } from '../../lab/bus/declare.ts'
import { readVersions } from '../../lab/read-versions.ts'
import type { LabSupplies } from '../../protocol/supplies.ts'
import { openCompiler } from '../compile/compiler.ts'
import { buildPackages } from '../compile/packages.ts'
import { ship } from '../compile/ship.ts'
import { type Use, usesOf } from '../compile/uses.ts'
import { bundle, ROOT } from './script.ts'

/** What a browser fetches to run one lab as it was shipped. `packages` are equal texts for labs that import the same. */
export async function makeSupplies(folder: string, minify: boolean, packages: PackagesOf) {
  const files = shippedFiles(folder)
  const use = usesOf(files, await openCompiler())
  Object.assign(use.imports, COMMON)
  const [definition, shipped, text] = await Promise.all([
    bundle(definitionEntry(folder), minify),
    ship(files),
    packages(use),
  ])
  const supplies: LabSupplies = { definition, shipped }
  return { supplies: JSON.stringify(supplies), packages: text }
}

/** Gives the packages for a use; equal uses are built once. */
export type PackagesOf = (use: Use) => Promise<string>

export function packagesOnce(): PackagesOf {
  const built = new Map<string, Promise<string>>()
  return (use) => {
    const key = JSON.stringify(use, Object.keys(use.imports).concat('imports', 'hashes').sort())
    const known = built.get(key) ?? buildPackages({ use })
    built.set(key, known)
    return known
  }
}

// what nearly every lab imports, so that most have one file between them and a browser fetches it once
const COMMON: Use['imports'] = {
  '@hono/node-server': ['serve'],
  'faultline/lab': null,
  hono: ['Hono'],
  'node:timers/promises': null,
}

/** Every file that a page may run of this lab, as pages have it: without the marks by which lessons point at regions. */
function shippedFiles(folder: string): [file: string, text: string][] {
  const overlays = ['wrong', 'patches'].flatMap((kind) => folders(join(folder, kind)))
  const own = [join(folder, 'start'), join(folder, 'solution'), ...overlays].flatMap((one) =>
    existsSync(one)
      ? readdirSync(one)
          .filter((file) => file.endsWith('.ts'))
          .map((file): [string, string] => [file, withoutRegions(readFileSync(join(one, file), 'utf8'))])
      : [],
  )
  const hasBus = /^\s*bus: /m.test(readFileSync(join(folder, 'lab.ts'), 'utf8'))
  const versions = Object.values(readVersions(folder)).flatMap((files) => Object.entries(files))
  return [...own, ...versions, ...(hasBus ? Object.entries(BUS_FILES) : [])]
}

function withoutRegions(text: string): string {
  return text.replace(/^[ \t]*\/\/ #(end)?region.*\n/gm, '')
}

function folders(path: string): string[] {
  if (!existsSync(path)) return []
  return readdirSync(path, { withFileTypes: true })
    .filter((one) => one.isDirectory())
    .map(({ name }) => join(path, name))
}

function definitionEntry(folder: string): string {
  return `import lab from ${JSON.stringify(join(folder, 'lab.ts'))}
import { withVersions } from ${JSON.stringify(join(ROOT, 'src/lab/versions.ts'))}
globalThis.handedIn = withVersions(lab, ${JSON.stringify(readVersions(folder))})
`
}
