import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A small program whose output is the same in real Node and in the built-in runtime. */
export interface Program {
  topic: string
  name: string
  /** Its files by name; the entry is main.js and stands first. */
  files: Record<string, string>
}

/** Where the programs lie, from this repository's root. */
export const PROGRAMS = 'src/runtime/testing/same/programs'

/**
 * The programs of all topics. A topic is a text file: `=== name` begins a program, `--- file.js` another file of it.
 *
 * @throws Error that names the topic and program, if two have one name
 */
export function readPrograms(folder = PROGRAMS): Program[] {
  return readdirSync(folder).flatMap((file) => {
    const topic = file.replace(/\.txt$/, '')
    const programs = readFileSync(join(folder, file), 'utf8')
      .split(/^=== /m)
      .slice(1)
      .map((text) => readProgram(topic, text))
    const names = programs.map(({ name }) => name)
    const twice = names.find((name, i) => names.indexOf(name) !== i)
    if (twice) throw new Error(`${file} has two programs "${twice}"`)
    return programs
  })
}

function readProgram(topic: string, text: string): Program {
  const end = text.indexOf('\n')
  const [main = '', ...others] = text.slice(end + 1).split(/^--- /m)
  const files: Record<string, string> = { 'main.js': main }
  for (const other of others) {
    const line = other.indexOf('\n')
    files[other.slice(0, line).trim()] = other.slice(line + 1)
  }
  return { topic, name: text.slice(0, end).trim(), files }
}
