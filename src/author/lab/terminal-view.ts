import { CallBook } from '../../engine/measures/call-book.ts'
import { callsPerRequest, endedWell, latencyAt } from '../../engine/measures/measures.ts'
import { SECOND } from '../../engine/time.ts'
import type { LabDefinition } from '../../lab/definition.ts'
import type { Supervisor } from '../../runtime/process/supervisor.ts'

const EVERY_MS = 1_000
const WINDOW = 3 * SECOND

/** What runs, how it goes, and keys to break it: one screen, drawn once a second; plain lines where there is no terminal. */
export class TerminalView {
  private readonly lab: LabDefinition
  private readonly supervisor: Supervisor
  private readonly book: CallBook
  private readonly quit: () => void
  private readonly lines: string[] = []
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

  close(): void {
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
    this.draw()
  }

  private draw(): void {
    this.book.read()
    const now = this.supervisor.calls.now()
    const window = { from: now - WINDOW, to: now }
    const [load = ''] = Object.keys(this.lab.load)
    const well = endedWell(this.book, load, window)
    const asked = { from: now - 2 * WINDOW, to: now - WINDOW / 3 }
    const rows = [
      `${(now / SECOND).toFixed(0)} s on real processes, measures over the last 3 s`,
      `  goodput ${share(well)}   p50 ${ms(latencyAt(this.book, load, 0.5, asked))}   p99 ${ms(latencyAt(this.book, load, 0.99, asked))}`,
      ...this.lab.links.map((link) => {
        const calls = callsPerRequest(this.book, load, link.from, link.to, window)
        return `  ${link.from} > ${link.to}   ${Number.isNaN(calls) ? '-' : calls.toFixed(2)} calls for each request`
      }),
      ...[...this.supervisor.services.values()].map(
        (service, i) =>
          `${i === this.chosen ? '>' : ' '} ${i + 1} ${service.name.padEnd(14)} ${service.state.padEnd(9)} port ${service.port}`,
      ),
      ...this.lines.map((line) => `  ${line}`),
    ]
    if (!process.stdout.isTTY) {
      console.log(rows.join('\n'))
      return
    }
    const keys = 'number or Tab: choose a service   p pause   r resume   k kill   s restart   q quit'
    process.stdout.write(`\x1b[2J\x1b[H${rows.join('\n')}\n\n${keys}\n`)
  }
}

function share(value: number): string {
  return Number.isNaN(value) ? '-' : `${(100 * value).toFixed(1)} %`
}

function ms(value: number): string {
  return Number.isNaN(value) ? '-' : `${value.toFixed(0)} ms`
}
