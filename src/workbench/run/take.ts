import { Journal, Row, SERVICE_STATES, type ServiceState } from '../../engine/journal.ts'
import { type Call, Calls, succeeded } from '../../engine/measures/calls.ts'
import { RowNumbers } from '../../engine/measures/row-numbers.ts'
import type { Micros } from '../../engine/time.ts'
import type { LogLine } from '../../protocol/live.ts'
import { Door } from './door.ts'
import { Levels, LinkSeries, LoadSeries } from './series.ts'

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
  /** The account of the ledger that is drawn. */
  account?: string | undefined
}

/** Told of each message as it sets out and comes in, for the picture that moves. */
export interface MessageEar {
  asked(link: string, call: Call): void
  answered(link: string, call: Call, at: Micros, awaited: boolean, status: number): void
}

/**
 * One run as the page knows it: the journal so far, and what has been counted from it. Each row is looked at once.
 */
export class Take {
  readonly journal = new Journal()
  readonly calls: Calls
  /** The readers of all loads together. */
  readonly readers = new LoadSeries()
  readonly links = new Map<string, LinkSeries>()
  readonly doors = new Map<string, Door>()
  readonly states = new Map<string, ServiceState>()
  /** Service to its processes, the first under the service's own name; more when it was scaled. */
  readonly processes = new Map<string, string[]>()
  readonly faults: FaultSpan[] = []
  /** The last amount of each key of the account that is drawn. */
  readonly ledger = new Levels()
  readonly logs: LogLine[] = []
  logsSeen = 0
  ear: MessageEar | null = null
  private row = 0
  private readonly loads = new Set<string>()
  private readonly account: string | undefined
  /** Call number to the row that tells of the first work done for it. */
  private readonly workedFor = new RowNumbers()

  constructor(cast: Cast) {
    this.calls = new Calls(this.journal)
    this.account = cast.account
    for (const name of cast.services) {
      this.doors.set(name, new Door())
      this.states.set(name, 'starting')
      this.processes.set(name, [name])
    }
    for (const load of cast.loads) {
      this.loads.add(load.name)
      this.links.set(linkName(load.name, load.to), new LinkSeries())
    }
    for (const wire of cast.wires) this.links.set(linkName(wire.from, wire.to), new LinkSeries())
  }

  /** Takes in what the kernel sent. */
  extend(rows: Float64Array, strings: string[], logs: LogLine[]): void {
    this.journal.extend(rows, strings)
    for (; this.row < this.journal.length; this.row++) {
      this.calls.take(this.row)
      this.count(this.row)
    }
    this.journal.pack()
    this.logsSeen += logs.length
    // rows refer to lines by number, and name the service themselves
    for (const { at, level, text } of logs) this.journal.logs.push({ at, service: 0, level, text })
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
        return this.called(this.calls.get(a), at)
      case Row.arrive:
        return this.arrived(this.calls.get(a), at)
      case Row.answer:
        return this.answered(this.calls.get(a), at, journal.at(row, 3), journal.at(row, 4) === 1)
      case Row.end:
        return this.ended(this.calls.get(a), at)
      case Row.pool:
        this.door(journal.text(a))?.setPool(journal.at(row, 4), journal.at(row, 5), journal.at(row, 6), at)
        return
      case Row.work:
        return this.worked(this.calls.get(journal.at(row, 3)), row, at, journal.at(row, 5) === 1)
      case Row.ledger:
        if (journal.text(a) === this.account) this.ledger.set(journal.text(journal.at(row, 3)), at, journal.at(row, 4))
        return
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

  private called(call: Call | undefined, at: Micros): void {
    if (!call) return
    if (this.loads.has(call.from)) {
      this.readers.offered.add(call.intended)
      this.readers.open += 1
    }
    const link = this.links.get(linkName(call.from, call.to))
    if (link) link.open += 1
    if (call.attempt > 1) link?.retries.add(at)
    else link?.first.add(at)
    this.ear?.asked(linkName(call.from, call.to), call)
  }

  private arrived(call: Call | undefined, at: Micros): void {
    if (!call) return
    this.doorOf(call)?.arrive(call.call, at, call.ended <= at)
  }

  /** The process that a call reached. */
  processOf(call: Call): string {
    return call.process || call.to
  }

  /** When the work for a call was first done; NaN if it was not, or not told of. */
  workedAt(call: number): Micros {
    const row = this.workedFor.get(call)
    return row < 0 ? Number.NaN : this.journal.at(row, 1)
  }

  /** The row that tells of that work, -1 if none does. */
  workedRow(call: number): number {
    return this.workedFor.get(call)
  }

  private doorOf(call: Call): Door | undefined {
    return this.door(this.processOf(call))
  }

  /** The door of a process; one that was not there before is the service's next. */
  private door(process: string): Door | undefined {
    const known = this.doors.get(process)
    if (known) return known
    const service = serviceOf(process)
    const siblings = this.processes.get(service)
    if (!siblings) return undefined
    siblings.push(process)
    const door = new Door()
    this.doors.set(process, door)
    return door
  }

  private answered(call: Call | undefined, at: Micros, status: number, awaited: boolean): void {
    if (!call) return
    const fresh = this.doorOf(call)?.done(call.call, at)
    const name = linkName(call.from, call.to)
    if (awaited) this.links.get(name)?.awaited.add(at)
    else if (fresh) this.links.get(name)?.stale.add(at)
    if (awaited || fresh) this.ear?.answered(name, call, at, awaited, status)
  }

  /** Work for a caller who has gone: a connection that is closed carries no answer, but it was work all the same. */
  private worked(call: Call | undefined, row: number, at: Micros, awaited: boolean): void {
    if (!call) return
    const fresh = this.doorOf(call)?.worked(call.call, at)
    if (fresh) this.workedFor.set(call.call, row)
    if (awaited || !fresh) return
    this.links.get(linkName(call.from, call.to))?.stale.add(at)
    this.ear?.answered(linkName(call.from, call.to), call, at, false, 200)
  }

  private ended(call: Call | undefined, at: Micros): void {
    if (!call) return
    this.doorOf(call)?.left(call.call, at)
    const well = succeeded(call)
    const link = this.links.get(linkName(call.from, call.to))
    if (link) link.open -= 1
    if (well) link?.well.add(at)
    else link?.failed.add(at)
    if (!this.loads.has(call.from)) return
    const { readers } = this
    readers.open -= 1
    readers.ended.add(at)
    if (!well) return readers.failedWith(call.failure || `HTTP ${call.status}`, at)
    readers.well.add(at)
    readers.took(at, at - call.intended)
  }

  private entered(service: string, state: ServiceState, at: Micros): void {
    const door = this.door(service)
    if (!door) return
    this.states.set(service, state)
    door.hold(state === 'paused', at)
    if (state === 'down' || state === 'crashed' || state === 'starting') door.clear(at)
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

/** The service that a process belongs to: 'web-2' is one of web's. */
export function serviceOf(process: string): string {
  return process.replace(/-\d+$/, '')
}

const ACTIONS = new Set(['kill', 'restart', 'stop', 'deploy', 'roll-back', 'scale'])

/** Happens and leaves nothing to lift. */
function isAction(kind: string): boolean {
  return ACTIONS.has(kind)
}
