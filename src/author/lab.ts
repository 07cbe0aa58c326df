import { parseArgs } from 'node:util'
import { runLab } from '../runtime/process/run-lab.ts'
import { labIds, ROOT, readLab } from './lab-folder.ts'

/**
 * npm run lab -- <id> [--variant start|solution|wrong/<idea>] [--seed n] [--json]
 *
 * The lab on real Node processes, with keys to break it. Ctrl-C ends it and leaves nothing behind. With --json it says
 * what happens as lines for another program, and takes orders in the same way.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    variant: { type: 'string', default: 'start' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
})
const [id] = positionals
if (!id || !labIds().includes(id)) refuse(`Which lab? There are: ${labIds().join(', ')}.`)
const lab = await readLab(id)
const files = lab.variants[values.variant]
if (!files)
  refuse(`The lab '${id}' has no variant '${values.variant}'. There are: ${Object.keys(lab.variants).join(', ')}.`)
await runLab({ lab: lab.definition, files, seed: Number(values.seed), within: ROOT, json: values.json })

function refuse(sentence: string): never {
  console.error(sentence)
  process.exit(2)
}
