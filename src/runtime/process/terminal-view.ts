import { valuesOf } from '../../engine/faults/board.ts'
import { faultKinds } from '../../engine/faults/kinds.ts'
import { CallBook } from '../../engine/measures/call-book.ts'
import { SECOND } from '../../engine/time.ts'
import type { LabDefinition } from '../../lab/definition.ts'
import type { FaultSpec } from '../../lab/faults.ts'
import { statusOf } from './status.ts'
import type { Supervisor } from './supervisor.ts'

const EVERY_MS = 1_000
const KEYS =
  'number or Tab: choose a service   p pause   r resume   k kill   s restart   CAPITAL: a fault in or out   q quit'

/** What runs, how it goes, and keys to break it: one screen, drawn once a second; plain lines where there is no terminal. */
export class TerminalView {
  private readonly lab: LabDefinition
  private readonly supervisor: Supervisor
  private readonly book: CallBook
  private readonly quit: () => void
  private readonly lines: string[] = []
  private readonly acting = new Set<number>()
  private timer: ReturnType<typeof setInterval> | null = null
  private chosen = 0

  constructor(lab: LabDefinition, supervisor: Supervisor, quit: () => void) {
    this.lab = lab
    this.supervisor = supervisor
    this.book = new CallBook(supervisor.calls.journal)
    this.quit = quit
  }

  open(): void {
    if (process.stdin.isTTY) {
      process.stdin.setRawMode(true)
      process.stdin.resume()
      process.stdin.on('data', (data) => this.key(String(data)))
    }
    this.timer = setInterval(() => this.draw(), EVERY_MS)
    this.draw()
  }

  log(service: string, line: string): void {
    this.lines.push(`${service}: ${line}`)
    if (this.lines.length > 5) this.lines.shift()
  }

  end(): void {
    if (this.timer) clearInterval(this.timer)
    if (process.stdin.isTTY) process.stdin.setRawMode(false)
    process.stdin.pause()
  }

  private key(key: string): void {
    const names = [...this.supervisor.services.keys()]
    const name = names[this.chosen] ?? ''
    const act = (kind: string) => {
      this.supervisor
        .inject({ id: `${kind}:${name}`, kind, target: name })
        .catch((error: Error) => this.log('lab', error.message))
    }
    if (key === 'q' || key === '\u0003') return this.quit()
    if (key === '\t') this.chosen = (this.chosen + 1) % names.length
    else if (key >= '1' && key <= String(names.length)) this.chosen = Number(key) - 1
    else if (key === 'p') act('pause')
    else if (key === 'r') this.supervisor.lift(`pause:${name}`)
    else if (key === 'k') act('kill')
    else if (key === 's') act('restart')
    else if (key >= 'A' && key <= 'Z') this.toggle(key.charCodeAt(0) - 65)
    this.draw()
  }

  /** One of the lab's own faults, in or out. */
  private toggle(index: number): void {
    const fault = this.lab.faults[index]
    if (!fault) return
    const id = `lab:${index}`
    if (this.acting.delete(index)) return this.supervisor.lift(id)
    const kind = faultKinds[fault.kind]
    // a kill happens and is over; a partition stays until it is lifted
    if (kind?.on !== 'service' || kind.end) this.acting.add(index)
    this.supervisor.inject({ ...fault, id }).catch((error: Error) => {
      this.acting.delete(index)
      this.log('lab', error.message)
    })
  }

  private draw(): void {
    this.book.read()
    const { lab, supervisor } = this
    const now = supervisor.calls.now()
    const [load = ''] = Object.keys(lab.load)
    const { well, p50, p99, links } = statusOf(this.book, load, lab.links, now)
    const rows = [
      `${(now / SECOND).toFixed(0)} s on real processes, measures over the last 3 s`,
      `  goodput ${share(well)}   p50 ${ms(p50)}   p99 ${ms(p99)}`,
      ...links.map(
        ({ from, to, calls }) =>
          `  ${from} > ${to}   ${Number.isNaN(calls) ? '-' : calls.toFixed(2)} calls for each request`,
      ),
      ...[...supervisor.services.values()].map(
        ({ name, state, port }, i) =>
          `${i === this.chosen ? '>' : ' '} ${i + 1} ${name.padEnd(14)} ${state.padEnd(9)} port ${port}`,
      ),
      ...lab.faults
        .slice(0, 26)
        .map((fault, i) => `${this.acting.has(i) ? '*' : ' '} ${String.fromCharCode(65 + i)} ${told(fault)}`),
      ...this.lines.map((line) => `  ${line}`),
    ]
    if (!process.stdout.isTTY) console.log(rows.join('\n'))
    else process.stdout.write(`\x1b[2J\x1b[H${rows.join('\n')}\n\n${KEYS}\n`)
  }
}

/** "pause inventory", "reset web>orders share 0.1". */
function told({ kind, target, params = {} }: FaultSpec): string {
  const known = faultKinds[kind]
  const values = known ? valuesOf(known, params) : null
  const sizes = (known?.form ?? []).map(({ name }) => `${name} ${values?.of(name)}`)
  return [kind, target, ...sizes].join(' ')
}

function share(value: number): string {
  return Number.isNaN(value) ? '-' : `${(100 * value).toFixed(1)} %`
}

function ms(value: number): string {
  return Number.isNaN(value) ? '-' : `${value.toFixed(0)} ms`
}
