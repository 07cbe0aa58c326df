import { Station, sayOnStdout } from './station.ts'
import { Supervisor, type SupervisorOptions } from './supervisor.ts'
import { TerminalView } from './terminal-view.ts'

/**
 * Runs a lab on real processes until somebody ends it: on a terminal with keys to break it, or with `json` as lines
 * for another program. Ends with exit code 0, or 1 when it could not go on; nothing is left behind in either case.
 */
export async function runLab(options: Omit<SupervisorOptions, 'onLog'> & { json: boolean }): Promise<void> {
  let front: TerminalView | Station | null = null
  const early: [string, string][] = []
  let supervisor: Supervisor
  try {
    supervisor = await Supervisor.start({
      ...options,
      onLog: (service, line) => (front ? front.log(service, line) : early.push([service, line])),
    })
  } catch (thrown) {
    const sentence = (thrown as Error).message
    if (options.json) sayOnStdout({ type: 'refused', sentence })
    else console.error(sentence)
    process.exit(1)
  }
  let ending = false
  const end = async (code: number) => {
    if (ending) return
    ending = true
    front?.end()
    await supervisor.close()
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0))
  process.on('uncaughtException', (error) => {
    console.error(error)
    void end(1)
  })
  // whoever read this has gone
  process.stdout.on('error', () => void end(0))
  if (options.json) {
    const station = new Station(supervisor, sayOnStdout, () => void end(0))
    station.hear(process.stdin)
    front = station
  } else {
    const view = new TerminalView(options.lab, supervisor, () => void end(0))
    view.open()
    front = view
  }
  for (const [service, line] of early) front.log(service, line)
}
