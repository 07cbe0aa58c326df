import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import type { LabDefinition } from '../../lab/definition.ts'
import { type FlatFiles, serviceFiles } from '../../lab/files.ts'
import { readVersions } from '../../lab/read-versions.ts'
import { withVersions } from '../../lab/versions.ts'
import { runLab } from '../process/run-lab.ts'

/**
 * node faultline/run.js [--seed n] [--json]
 *
 * Runs the lab that was downloaded around this file: lab.ts says who is there, code/ is what each service runs.
 */
const [major = 0] = process.versions.node.split('.').map(Number)
if (major < 24) {
  console.error(
    `This is Node ${process.versions.node}. The services are TypeScript as it stands, which Node runs from 24 on.`,
  )
  process.exit(2)
}
const folder = join(import.meta.dirname, '..')
const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, json: { type: 'boolean', default: false } },
})
const { default: written } = (await import(pathToFileURL(join(folder, 'lab.ts')).href)) as { default: LabDefinition }
const lab = withVersions(written, readVersions(folder))
const names = readdirSync(join(folder, 'code')).filter((name) => name.endsWith('.ts'))
const code: FlatFiles = Object.fromEntries(
  names.map((name) => [name, readFileSync(join(folder, 'code', name), 'utf8')]),
)
await runLab({ lab, files: serviceFiles(lab, code), seed: Number(values.seed), within: folder, json: values.json })
