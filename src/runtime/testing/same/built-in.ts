import type { ProcessHost } from '../../../engine/process.ts'
import { play } from '../../together/testing/small-world.ts'
import type { Output } from './output.ts'

const SIGNALS: Record<number, string> = { 129: 'SIGHUP', 130: 'SIGINT', 137: 'SIGKILL', 143: 'SIGTERM' }

/** Runs one program as a service of the built-in runtime. It has the name by which it asks itself over HTTP. */
export async function runBuiltIn(host: ProcessHost, files: Record<string, string>): Promise<Output> {
  const { logs, errors, exits } = await play(host, { services: { localhost: files } })
  const error = errors.localhost
  const code = exits.localhost
  return {
    lines: logs
      .map((line) => line.replace('localhost: ', ''))
      .filter((line) => !line.startsWith('Uncaught '))
      .join('\n')
      .trimEnd(),
    end: code === undefined ? 'open' : (SIGNALS[code] ?? `exit ${code}`),
    error: error ? `${error.name}: ${error.message}` : '',
  }
}
