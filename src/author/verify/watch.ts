import { type ChildProcess, spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { LABS } from '../lab-folder.ts'

/** An editor saves several files within this time. */
const QUIET_MS = 200

/** Runs the command now, and again whenever a file of these labs changes; what still runs then is given up. */
export function runOnChange(labs: string[], command: string[]): void {
  let child: ChildProcess | undefined
  let waiting: NodeJS.Timeout | undefined
  const run = () => {
    child?.kill()
    child = spawn(process.execPath, command, { stdio: 'inherit' })
    child.once('exit', () => console.log(`\nwaiting for a change in ${labs.map((id) => `labs/${id}`).join(', ')}`))
  }
  for (const id of labs) {
    watch(join(LABS, id), { recursive: true }, () => {
      clearTimeout(waiting)
      waiting = setTimeout(run, QUIET_MS)
    })
  }
  run()
}
