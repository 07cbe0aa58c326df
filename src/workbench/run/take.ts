import { Journal, Row, SERVICE_STATES, type ServiceState } from '../../engine/journal.ts'
import { CallBook, type CallEntry, succeeded } from '../../engine/measures/call-book.ts'
import type { Micros } from '../../engine/time.ts'
import type { LogLine } from '../../protocol/live.ts'
import { Door } from './door.ts'
import { LinkSeries, LoadSeries } from './series.ts'

const KEPT_LOGS = 500

export interface FaultSpan {
  id: string
  kind: string
  target: string
  from: Micros
  /** NaN while it acts. */
  to: Micros
}

/** Who is in a run: taken from the lab, so that pictures have their places before the first row. */
export interface Cast {
  services: string[]
  wires: { from: string; to: string }[]
  loads: { name: string; to: string }[]
}

/** Told of each message as it sets out and comes in, for the picture that moves. */
export interface MessageEar {
  asked(link: string, call: CallEntry): void
  answered(link: string, call: CallEntry, at: Micros, awaited: boolean, status: number): void
}

/**
 * One run as the page knows it: the journal so far, and what has been counted from it. Each row is looked at once.
 */
export class Take {
  readonly journal = new Journal()
  readonly book: CallBook
  readonly loads = new Map<string, LoadSeries>()
  readonly links = new Map<string, LinkSeries>()
  readonly doors = new Map<string, Door>()
  readonly states = new Map<string, ServiceState>()
  readonly faults: FaultSpan[] = []
  readonly logs: LogLine[] = []
  logsSeen = 0
  ear: MessageEar | null = null
  private row = 0

  constructor(cast: Cast) {
    this.book = new CallBook(this.journal)
    for (const name of cast.services) {
      this.doors.set(name, new Door())
      this.states.set(name, 'starting')
    }
    for (const load of cast.loads) {
      this.loads.set(load.name, new LoadSeries())
      this.links.set(linkName(load.name, load.to), new LinkSeries())
    }
    for (const wire of cast.wires) this.links.set(linkName(wire.from, wire.to), new LinkSeries())
  }

  /** Takes in what the kernel sent. */
  extend(rows: Float64Array, strings: string[], logs: LogLine[]): void {
    this.journal.extend(rows, strings)
    this.book.read()
    for (; this.row < this.journal.length; this.row++) this.count(this.row)
    this.logsSeen += logs.length
    this.logs.push(...logs.slice(-KEPT_LOGS))
    if (this.logs.length > KEPT_LOGS) this.logs.splice(0, this.logs.length - KEPT_LOGS)
  }

  /** Faults that act now, oldest first. */
  get acting(): FaultSpan[] {
    return this.faults.filter((fault) => Number.isNaN(fault.to))
  }

  private count(row: number): void {
    const { journal } = this
    const kind = journal.at(row, 0)
    const at = journal.at(row, 1)
    const a = journal.at(row, 2)
    switch (kind) {
      case Row.call:
        return this.called(this.book.calls[a - 1], at)
      case Row.arrive:
        return this.arrived(this.book.calls[a - 1], at)
      case Row.answer:
        return this.answered(this.book.calls[a - 1], at, journal.at(row, 3), journal.at(row, 4) === 1)
      case Row.end:
        return this.ended(this.book.calls[a - 1], at)
      case Row.pool:
        this.doors.get(journal.text(a))?.setPool(journal.at(row, 4), journal.at(row, 5), journal.at(row, 6), at)
        return
      case Row.work:
        return this.worked(this.book.calls[journal.at(row, 3) - 1], at, journal.at(row, 5) === 1)
      case Row.state:
        return this.entered(journal.text(a), SERVICE_STATES[journal.at(row, 3)] ?? 'down', at)
      case Row.fault:
        return this.faulted(
          journal.text(a),
          journal.text(journal.at(row, 3)),
          journal.text(journal.at(row, 4)),
          journal.at(row, 5),
          at,
        )
    }
  }

  private called(call: CallEntry | undefined, at: Micros): void {
    if (!call) return
    const load = this.loads.get(call.from)
    if (load) {
      load.offered.add(call.intended)
      load.open += 1
    }
    const link = this.links.get(linkName(call.from, call.to))
    if (call.attempt > 1) link?.retries.add(at)
    else link?.first.add(at)
    this.ear?.asked(linkName(call.from, call.to), call)
  }

  private arrived(call: CallEntry | undefined, at: Micros): void {
    if (call) this.doors.get(call.to)?.arrive(call.call, at, call.ended <= at)
  }

  private answered(call: CallEntry | undefined, at: Micros, status: number, awaited: boolean): void {
    if (!call) return
    const fresh = this.doors.get(call.to)?.done(call.call, at)
    const name = linkName(call.from, call.to)
    if (awaited) this.links.get(name)?.awaited.add(at)
    else if (fresh) this.links.get(name)?.stale.add(at)
    if (awaited || fresh) this.ear?.answered(name, call, at, awaited, status)
  }

  /** Work for a caller who has gone: a connection that is closed carries no answer, but it was work all the same. */
  private worked(call: CallEntry | undefined, at: Micros, awaited: boolean): void {
    if (!call) return
    const fresh = this.doors.get(call.to)?.done(call.call, at)
    if (awaited || !fresh) return
    this.links.get(linkName(call.from, call.to))?.stale.add(at)
    this.ear?.answered(linkName(call.from, call.to), call, at, false, 200)
  }

  private ended(call: CallEntry | undefined, at: Micros): void {
    if (!call) return
    this.doors.get(call.to)?.left(call.call)
    const well = succeeded(call)
    if (!well) this.links.get(linkName(call.from, call.to))?.failed.add(at)
    const load = this.loads.get(call.from)
    if (!load) return
    load.open -= 1
    load.ended.add(at)
    if (!well) return load.failed.add(at)
    load.well.add(at)
    load.took(at, at - call.intended)
  }

  private entered(service: string, state: ServiceState, at: Micros): void {
    this.states.set(service, state)
    this.doors.get(service)?.hold(state === 'paused', at)
    if (state === 'down' || state === 'crashed' || state === 'starting') this.doors.get(service)?.clear(at)
  }

  private faulted(id: string, kind: string, target: string, begins: number, at: Micros): void {
    if (begins === 1) this.faults.push({ id, kind, target, from: at, to: isAction(kind) ? at : Number.NaN })
    else {
      const open = this.faults.findLast((fault) => fault.id === id && Number.isNaN(fault.to))
      if (open) open.to = at
    }
  }
}

export function linkName(from: string, to: string): string {
  return `${from}>${to}`
}

/** Happens and leaves nothing to lift. */
function isAction(kind: string): boolean {
  return kind === 'kill' || kind === 'restart'
}
