import { parseArgs } from 'node:util'
import { Supervisor } from '../runtime/process/supervisor.ts'
import { TerminalView } from './lab/terminal-view.ts'
import { labIds, readLab } from './lab-folder.ts'

/**
 * npm run lab -- <id> [--variant start|solution|wrong/<idea>] [--seed n]
 *
 * The lab on real Node processes, with keys to break it. Ctrl-C ends it and leaves nothing behind.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { variant: { type: 'string', default: 'start' }, seed: { type: 'string', default: '1' } },
})
const [id] = positionals
if (!id || !labIds().includes(id)) refuse(`Which lab? There are: ${labIds().join(', ')}.`)
const lab = await readLab(id)
const files = lab.variants[values.variant]
if (!files)
  refuse(`The lab '${id}' has no variant '${values.variant}'. There are: ${Object.keys(lab.variants).join(', ')}.`)

let view: TerminalView | null = null
const supervisor = await Supervisor.start(id, lab.definition, files, Number(values.seed), (service, line) =>
  view?.log(service, line),
).catch((error: Error) => refuse(error.message))
let ending = false
const end = async (code: number) => {
  if (ending) return
  ending = true
  view?.close()
  await supervisor.close()
  process.exit(code)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0))
process.on('uncaughtException', (error) => {
  console.error(error)
  void end(1)
})
view = new TerminalView(lab.definition, supervisor, () => void end(0))
view.open()

function refuse(sentence: string): never {
  console.error(sentence)
  process.exit(2)
}
