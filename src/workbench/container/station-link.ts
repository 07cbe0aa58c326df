import { Journal } from '../../engine/journal.ts'
import { CallBook } from '../../engine/measures/call-book.ts'
import type { Micros } from '../../engine/time.ts'
import type { StationLine, StationOrder } from '../../protocol/station.ts'

const MOST_LOG = 200

/** This end of a lab on real processes, wherever they run: reads what it says, line by line, and gives it orders. */
export class StationLink {
  readonly journal = new Journal()
  readonly book = new CallBook(this.journal)
  now: Micros = 0
  up = false
  services: Extract<StationLine, { type: 'services' }>['services'] = []
  /** What services wrote, and what was refused; the last lines of it. */
  readonly log: { service: string; text: string }[] = []
  private readonly send: (text: string) => void
  private readonly changed: () => void
  private rest = ''

  /** `changed` is called after each line that was understood. */
  constructor(send: (text: string) => void, changed: () => void = () => {}) {
    this.send = send
    this.changed = changed
  }

  tell(order: StationOrder): void {
    this.send(`${JSON.stringify(order)}\n`)
  }

  /** Text as it comes: lines may be cut anywhere, end as a terminal ends them, and echo what was typed. */
  hear(text: string): void {
    const lines = (this.rest + text).split(/\r?\n/)
    this.rest = lines.pop() ?? ''
    for (const line of lines) this.line(line)
  }

  private line(text: string): void {
    const line = asLine(text)
    if (line === null) {
      if (text.trim() !== '') this.note('', text)
      return
    }
    switch (line.type) {
      case 'up':
        this.up = true
        break
      case 'journal':
        this.journal.extend(Float64Array.from(line.rows), line.strings)
        this.book.read()
        this.now = line.now
        break
      case 'services':
        this.services = line.services
        break
      case 'log':
        this.note(line.service, line.text)
        break
      case 'refused':
        this.note('', line.sentence)
        break
      default:
        // an order that the terminal echoes
        return
    }
    this.changed()
  }

  private note(service: string, text: string): void {
    this.log.push({ service, text })
    if (this.log.length > MOST_LOG) this.log.shift()
  }
}

function asLine(text: string): StationLine | null {
  try {
    const given: unknown = JSON.parse(text)
    return typeof given === 'object' && given !== null && ('type' in given || 'order' in given)
      ? (given as StationLine)
      : null
  } catch {
    return null
  }
}
