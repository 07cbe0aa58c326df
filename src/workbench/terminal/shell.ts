import { Bash, InMemoryFs } from 'just-bash'
import type { FlatFiles } from '../../lab/files.ts'
import type { Bench } from '../bench.svelte.ts'
import { sameFiles } from '../editor/files.ts'
import { HELP, ownCommands, simulatedFetch, targets } from './commands.ts'
import { commonStart } from './line.ts'
import { takeBack } from './take-back.ts'

const HOME = '/lab'
const OWN = ['help', 'ps', 'kill', 'node', 'fault', 'load', 'seed', 'check', 'run', 'pause', 'curl']
const TOOLS = 'cat cut diff echo find grep head ls sed sort tail tr uniq wc awk jq clear history'.split(' ')

/** A shell over the lab's files and its run. What is written to a file of the lab is in the editor, and runs. */
export class Shell {
  private readonly bench: Bench
  private readonly fs = new InMemoryFs()
  private readonly bash: Bash
  private stop: AbortController | null = null

  constructor(bench: Bench) {
    this.bench = bench
    this.bash = new Bash({
      fs: this.fs,
      cwd: HOME,
      env: { HOME },
      customCommands: ownCommands(bench),
      fetch: simulatedFetch(bench),
      // the page's own globals are not the shell's to change; nothing in it runs JavaScript
      defenseInDepth: false,
    })
  }

  /** Runs a line; `stdout` and `stderr` come when it is done. */
  async run(line: string): Promise<{ stdout: string; stderr: string; exitCode: number }> {
    const before = await this.lay()
    const stop = new AbortController()
    this.stop = stop
    const interrupted = new Promise<never>((_, failed) => {
      stop.signal.onabort = () => failed(new Error('interrupted'))
    })
    const done = await Promise.race([this.bash.exec(withOwnHelp(line), { signal: stop.signal }), interrupted]).catch(
      (reason: Error) =>
        stop.signal.aborted
          ? { stdout: '', stderr: '', exitCode: 130 }
          : { stdout: '', stderr: `${reason.message}\n`, exitCode: 1 },
    )
    this.stop = null
    return { ...done, stderr: done.stderr + (await this.takeBack(before)) }
  }

  /** Ends what is running, as Ctrl-C does. */
  interrupt(): void {
    this.stop?.abort()
  }

  /** Endings of a word: commands first in a line, files, services, faults and addresses after. */
  endings(word: string, first: boolean, before: string): string[] {
    const { lab, code } = this.bench
    const services = lab.services.map((service) => service.name)
    const command = /^\s*(\S+)/.exec(before)?.[1]
    const among = first
      ? [...OWN, ...TOOLS]
      : command === 'fault'
        ? [...lab.faults.map((fault) => fault.kind), 'end', ...targets(lab)]
        : command === 'kill'
          ? services
          : [...code.names, ...services.map((name) => `http://${name}/`)]
    return [...new Set(among)].filter((one) => one.startsWith(word)).sort()
  }

  /** What all endings share, and whether it is the only one. */
  finish(word: string, first: boolean, before: string): { by: string; choices: string[] } {
    const choices = this.endings(word, first, before)
    if (choices.length === 1) return { by: `${choices[0]}${choices[0]?.endsWith('/') ? '' : ' '}`, choices: [] }
    return { by: commonStart(choices) || word, choices }
  }

  /** Puts the editor's files where the shell sees them. */
  private async lay(): Promise<FlatFiles> {
    const files = { ...this.bench.code.shown }
    await this.fs.mkdir(HOME, { recursive: true })
    for (const name of await this.fs.readdir(HOME)) {
      if (name.endsWith('.ts') && !(name in files)) await this.fs.rm(`${HOME}/${name}`, { force: true })
    }
    for (const [name, text] of Object.entries(files)) await this.fs.writeFile(`${HOME}/${name}`, text)
    return files
  }

  /** What a line has done to the lab's files is done to the learner's code; gives what it could not do, a line each. */
  private async takeBack(before: FlatFiles): Promise<string> {
    const { code, lab } = this.bench
    const found: FlatFiles = {}
    for (const name of await this.fs.readdir(HOME)) {
      // a folder has no text
      if (name.endsWith('.ts')) found[name] = await this.fs.readFile(`${HOME}/${name}`).catch(() => before[name] ?? '')
    }
    const { files, refused } = takeBack(before, found, code)
    if (!sameFiles(before, files)) code.replaceAll(files)
    const words = {
      ...lab.words.file.problems,
      removable: lab.words.file.notRemovable,
      readOnly: lab.words.code.readOnly,
    }
    return refused.map(([name, why]) => `${name}: ${words[why]}\n`).join('')
  }
}

/** The shell has a `help` of its own, which names what bash has built in and nothing of this page. */
export function withOwnHelp(line: string): string {
  return line.replace(/^\s*help(?=\s*($|[|&;>]))/, HELP)
}
