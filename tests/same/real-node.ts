import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import type { Output } from '../../src/runtime/testing/same/output.ts'
import type { Program } from '../../src/runtime/testing/same/read-programs.ts'

/** Inside the project, so that programs find hono and faultline/lab. */
const CACHE = join(import.meta.dirname, '../../.cache')

/** How many real processes run at a time. */
const PROCESSES = 4

/** Runs each program as a process of real Node, a few at a time, each in a folder of its own. */
export async function runInRealNode(programs: Program[]): Promise<Map<Program, Output>> {
  mkdirSync(CACHE, { recursive: true })
  const place = mkdtempSync(join(CACHE, 'programs-'))
  writeFileSync(join(place, 'package.json'), '{ "type": "module" }')
  const outputs = new Map<Program, Output>()
  const waiting = [...programs.entries()]
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [i, program] = next
      const folder = join(place, String(i))
      mkdirSync(folder)
      for (const [file, text] of Object.entries(program.files)) writeFileSync(join(folder, file), text)
      outputs.set(program, await run(folder))
    }
  }
  try {
    await Promise.all(Array.from({ length: PROCESSES }, work))
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
  return outputs
}

function run(cwd: string): Promise<Output> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--no-warnings', 'main.js'], {
      cwd,
      env: { PATH: process.env.PATH ?? '', TZ: 'UTC', NO_COLOR: '1', PORT: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
      // a database of its own takes some of them seconds
      timeout: 60_000,
      killSignal: 'SIGKILL',
    })
    let said = ''
    let complained = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complained += text
    })
    child.on('close', (code, signal) => {
      resolve({ lines: said.trimEnd(), end: signal ?? `exit ${code}`, error: uncaught(complained) })
    })
  })
}

/** What Node says of an error that reached nobody: the line above its stack. */
function uncaught(text: string): string {
  return /^(?:\w*(?:Error|Exception)\b.*)$/m.exec(text)?.[0].replace(/ \[\w+\](?=:)/, '') ?? ''
}
