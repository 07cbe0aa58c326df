import { type Journal, Row, SERVICE_STATES, type ServiceState } from '../../engine/journal.ts'
import { type Call, type CallEntry, succeeded, Told } from '../../engine/measures/calls.ts'
import { quantile } from '../../engine/measures/measures.ts'
import { type Micros, SECOND } from '../../engine/time.ts'
import type { LabView } from '../lab-view.ts'
import type { DoorState } from '../run/door.ts'
import { type LiveMeasures, WINDOW } from '../run/measures.ts'
import { linkName, serviceOf, type Take } from '../run/take.ts'
import { type NodeSnapshot, stateOf, together, type WireSnapshot, type WorldSnapshot } from '../world/snapshot.ts'
import { rowAt } from './moments.ts'

/** Readers wait 10 s: what was made longer ago than this is over, or a queue's. */
const LONGEST: Micros = 15 * SECOND

/**
 * The world as it was at a moment of a run that has gone on since, read from its journal: queues, workers, states and
 * faults as they stood after all that was due at `at`, rates and measures over the time before it.
 */
export function pastWorld(lab: LabView, take: Take, at: Micros): WorldSnapshot {
  const processes = processesAt(take.journal, lab, at)
  const doors = doorsAt(take, processes, at)
  const wires = wiresAt(lab, take, at)
  const load = lab.loads[0]?.name ?? ''
  const queue = lab.services.find((service) => service.capacityPerSecond)?.name ?? lab.wires[0]?.to ?? ''
  const nodes = lab.services.map(({ name }): NodeSnapshot => {
    const own = [...processes.values()].filter(
      (one) => serviceOf(one.name) === name && (one.name === name || one.state !== 'down'),
    )
    const door = together(own.map((one) => doors.get(one.name) ?? emptyDoor()))
    const given = wires.filter((wire) => wire.to === name).reduce((sum, wire) => sum + wire.first + wire.retries, 0)
    const out = wires.filter((wire) => wire.from === name)
    const made = out.reduce((sum, wire) => sum + wire.first + wire.retries, 0)
    return {
      name,
      state: stateOf(own.map((one) => one.state)),
      door,
      front: pastFront(take.calls.get(door.front), at),
      callsEach: out.length === 0 || given === 0 ? Number.NaN : made / given,
      replicas:
        own.length < 2
          ? []
          : own.map((one) => ({
              name: one.name,
              state: one.state,
              busy: one.pool?.busy ?? 0,
              waiting: doors.get(one.name)?.waiting ?? 0,
            })),
    }
  })
  const faults = take.faults.filter((fault) => fault.from <= at)
  return {
    now: at,
    measures: measuresAt(take, at, load, lab.wires[0], nodes.find((node) => node.name === queue)?.door.waiting ?? 0),
    nodes,
    wires,
    acting: faults
      .filter((fault) => Number.isNaN(fault.to) || fault.to > at)
      .map((fault) => ({ ...fault, to: Number.NaN })),
    ended: faults.filter((fault) => fault.to <= at),
  }
}

interface ProcessThen {
  name: string
  state: ServiceState
  since: Micros
  pool: { size: number; busy: number; waiting: number } | null
  /** When it last lost all that it held. */
  cleared: Micros
}

/** States and pools as the last rows before the moment tell them. */
function processesAt(journal: Journal, lab: LabView, at: Micros): Map<string, ProcessThen> {
  const found = new Map<string, ProcessThen>()
  const one = (name: string) => {
    const known = found.get(name) ?? { name, state: 'starting' as const, since: 0, pool: null, cleared: 0 }
    found.set(name, known)
    return known
  }
  for (const { name } of lab.services) one(name)
  const last = rowAt(journal, at)
  for (let row = 0; row <= last; row++) {
    const kind = journal.at(row, 0)
    if (kind === Row.state) {
      const process = one(journal.text(journal.at(row, 2)))
      process.state = SERVICE_STATES[journal.at(row, 3)] ?? 'down'
      process.since = journal.at(row, 1)
      if (process.state !== 'up' && process.state !== 'paused') {
        process.cleared = process.since
        if (process.pool) process.pool = { ...process.pool, busy: 0, waiting: 0 }
      }
    } else if (kind === Row.pool) {
      one(journal.text(journal.at(row, 2))).pool = {
        size: journal.at(row, 4),
        busy: journal.at(row, 5),
        waiting: journal.at(row, 6),
      }
    }
  }
  return found
}

/** Whoever had arrived and was not done with; the oldest are with the workers, the next stands in front. */
function doorsAt(take: Take, processes: Map<string, ProcessThen>, at: Micros): Map<string, DoorState> {
  const inside = new Map<string, Call[]>()
  const last = rowAt(take.journal, at)
  const by = (row: number) => row >= 0 && row <= last
  const { calls: all } = take
  for (let number = 1; number <= all.length; number++) {
    if (!by(all.rowOf(number, Told.arrive)) || by(all.rowOf(number, Told.answer)) || by(take.workedRow(number)))
      continue
    const call = all.get(number)
    const process = call && processes.get(take.processOf(call))
    if (!process || call.arrived < process.cleared) continue
    const calls = inside.get(process.name)
    if (calls) calls.push(call)
    else inside.set(process.name, [call])
  }
  const doors = new Map<string, DoorState>()
  for (const { name, pool, state, since } of processes.values()) {
    // one that only asks others does not say when it is done with a call whose connection is closed
    const tells = pool || take.doors.get(name)?.tellsOfWork
    const calls = (inside.get(name) ?? [])
      .filter((call) => tells || !(call.ended <= at))
      .sort((a, b) => a.arrived - b.arrived)
    const unheard = state === 'paused' ? calls.filter((call) => call.arrived > since).length : 0
    const waiting = pool ? pool.waiting + unheard : calls.length
    // whoever was dropped without a word stood in front
    const known = pool ? calls.slice(Math.max(0, calls.length - pool.busy - waiting)) : calls
    const busy = Math.min(pool?.busy ?? 0, known.length)
    const gone = (call: CallEntry) => call.ended <= at
    const left = Math.min(waiting, known.slice(busy).filter(gone).length)
    doors.set(name, {
      pool,
      busy: pool?.busy ?? 0,
      staleWorkers: known.slice(0, busy).filter(gone).length,
      waiting,
      awaited: waiting - left,
      left,
      front: waiting > 0 ? (known[busy]?.call ?? 0) : 0,
    })
  }
  return doors
}

function wiresAt(lab: LabView, take: Take, at: Micros): WireSnapshot[] {
  const ends = [...lab.loads.map((load) => ({ from: load.name, to: load.to })), ...lab.wires]
  const wires = new Map(
    ends.map(({ from, to }) => {
      const wire: WireSnapshot = {
        id: linkName(from, to),
        from,
        to,
        first: 0,
        retries: 0,
        awaited: 0,
        stale: 0,
        failed: 0,
        open: 0,
      }
      return [wire.id, wire]
    }),
  )
  const [first, last] = [rowAt(take.journal, at - SECOND), rowAt(take.journal, at)]
  const lately = (row: number) => row > first && row <= last
  const momentLately = (moment: Micros) => moment <= at && moment > at - SECOND
  const { calls } = take
  for (let number = 1; number <= calls.length; number++) {
    const called = calls.rowOf(number, Told.call)
    if (called > last) break
    const answered = calls.rowOf(number, Told.answer)
    const ended = calls.rowOf(number, Told.end)
    // most calls were over long ago: their rows tell so, without their being read
    const over = ended >= 0 && ended <= first
    if (over && !lately(called) && !lately(answered) && !lately(take.workedRow(number))) continue
    const call = calls.get(number)
    const wire = call && wires.get(linkName(call.from, call.to))
    if (!wire) continue
    if (lately(called)) wire[call.attempt > 1 ? 'retries' : 'first'] += 1
    if (lately(answered) && call.awaited) wire.awaited += 1
    else if (momentLately(forNobody(call, take.workedAt(call.call)))) wire.stale += 1
    if (lately(ended) && !succeeded(call)) wire.failed += 1
    if (ended < 0 || ended > last) wire.open += 1
  }
  return [...wires.values()]
}

/** When something was done for a caller who had gone; NaN if that did not happen. */
function forNobody(call: CallEntry, worked: Micros): Micros {
  if (!Number.isNaN(worked)) return call.ended <= worked ? worked : Number.NaN
  return call.awaited ? Number.NaN : call.answered
}

function measuresAt(
  take: Take,
  at: Micros,
  load: string,
  wire: { from: string; to: string } | undefined,
  queueDepth: number,
): LiveMeasures {
  const lately = (moment: Micros) => moment <= at && moment > at - WINDOW
  const found = { offered: 0, ended: 0, well: 0, calls: 0, open: 0 }
  const latencies: number[] = []
  const { calls } = take
  for (let number = calls.length; number > 0; number--) {
    const call = calls.get(number)
    if (!call || call.called > at) continue
    if (call.called < at - LONGEST) break
    if (call.from === load) {
      if (lately(call.intended)) found.offered += 1
      if (!(call.ended <= at)) found.open += 1
      else if (lately(call.ended)) {
        found.ended += 1
        if (!succeeded(call)) continue
        found.well += 1
        latencies.push(call.ended - call.intended)
      }
    } else if (call.from === wire?.from && call.to === wire.to && lately(call.called)) found.calls += 1
  }
  const stuck = found.ended === 0 && found.open > 0 && at > SECOND
  const goodput = stuck ? 0 : found.ended === 0 ? Number.NaN : found.well / found.ended
  return {
    goodput,
    errors: 1 - goodput,
    p50Ms: quantile(latencies, 0.5) / 1_000,
    p99Ms: quantile(latencies, 0.99) / 1_000,
    queueDepth,
    callsPerRequest: found.offered === 0 ? Number.NaN : found.calls / found.offered,
    now: at,
  }
}

/** When the one in front came, and when its caller left, if that was known then. */
function pastFront(call: CallEntry | undefined, at: Micros): NodeSnapshot['front'] {
  return call ? { called: call.called, ended: call.ended <= at ? call.ended : Number.NaN } : null
}

function emptyDoor(): DoorState {
  return { pool: null, busy: 0, staleWorkers: 0, waiting: 0, awaited: 0, left: 0, front: 0 }
}
