import { createInterface } from 'node:readline'
import type { StationLine, StationOrder } from '../../protocol/station.ts'
import type { Supervisor } from './supervisor.ts'

const EVERY_MS = 500

/**
 * A lab on real processes for another program: what happens is written as JSON, a line each, and orders are read in the
 * same way. Lines that are no orders are passed over, since a terminal echoes what is typed into it.
 */
export class Station {
  private readonly supervisor: Supervisor
  private readonly say: (line: StationLine) => void
  private readonly close: () => void
  private readonly timer: ReturnType<typeof setInterval>
  private sent = { rows: 0, strings: 1 }
  private states = ''

  constructor(supervisor: Supervisor, say: (line: StationLine) => void, close: () => void) {
    this.supervisor = supervisor
    this.say = say
    this.close = close
    this.timer = setInterval(() => this.report(), EVERY_MS)
    say({ type: 'up' })
    this.report()
  }

  /** Reads orders from a stream, standard input for instance. */
  hear(input: NodeJS.ReadableStream): void {
    createInterface({ input }).on('line', (line) => void this.obey(line))
  }

  log(service: string, text: string): void {
    this.say({ type: 'log', service, text })
  }

  end(): void {
    clearInterval(this.timer)
    this.report()
  }

  private async obey(line: string): Promise<void> {
    const order = readOrder(line)
    try {
      if (order?.order === 'close') this.close()
      else if (order?.order === 'lift') this.supervisor.lift(order.fault)
      else if (order?.order === 'inject') await this.supervisor.inject(order.fault)
    } catch (thrown) {
      this.say({ type: 'refused', sentence: (thrown as Error).message })
    }
  }

  private report(): void {
    const { calls, services } = this.supervisor
    const { journal } = calls
    const rows = [...journal.slice(this.sent.rows)]
    this.say({ type: 'journal', now: calls.now(), rows, strings: journal.strings.slice(this.sent.strings) })
    this.sent = { rows: journal.length, strings: journal.strings.length }
    const list = [...services.values()].map(({ name, port, state }) => ({ name, port, state }))
    if (JSON.stringify(list) === this.states) return
    this.states = JSON.stringify(list)
    this.say({ type: 'services', services: list })
  }
}

/** One line of JSON to standard output. */
export function sayOnStdout(line: StationLine): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

function readOrder(line: string): StationOrder | null {
  try {
    const given: unknown = JSON.parse(line)
    return typeof given === 'object' && given !== null && 'order' in given ? (given as StationOrder) : null
  } catch {
    return null
  }
}
