import type { ServiceState } from '../../engine/journal.ts'
import { type Micros, SECOND } from '../../engine/time.ts'
import type { LabView } from '../lab-view.ts'
import type { DoorState } from '../run/door.ts'
import { type LiveMeasures, liveMeasures } from '../run/measures.ts'
import { type FaultSpan, linkName, type Take } from '../run/take.ts'

/** All that the picture of the world and its tables say at one moment. Never changed once made. */
export interface WorldSnapshot {
  now: Micros
  measures: LiveMeasures
  nodes: NodeSnapshot[]
  wires: WireSnapshot[]
  acting: FaultSpan[]
  ended: FaultSpan[]
}

export interface NodeSnapshot {
  name: string
  state: ServiceState
  /** Of all its processes together. */
  door: DoorState
  /** Its processes, if it has been scaled to several. */
  replicas: { name: string; state: ServiceState; busy: number; waiting: number }[]
  /** When the call at the front of its queue was made, and when its caller left; NaN while it waits. */
  front: { called: Micros; ended: Micros } | null
  /** Calls it makes for each request it was given lately; NaN if it calls nobody. */
  callsEach: number
}

/** Rates are a second's, over the last second. */
export interface WireSnapshot {
  id: string
  from: string
  to: string
  first: number
  retries: number
  awaited: number
  stale: number
  failed: number
  /** Calls that set out and are not over. */
  open: number
}

export function snapshotWorld(lab: LabView, take: Take, now: Micros): WorldSnapshot {
  const wires = [...lab.loads.map((load) => ({ from: load.name, to: load.to })), ...lab.wires].map((wire) =>
    wireOf(take, wire, now),
  )
  const wire = lab.wires[0] ?? { from: '', to: '' }
  const queue = lab.services.find((service) => service.capacityPerSecond)?.name ?? wire.to
  return {
    now,
    measures: liveMeasures(take, now, wire, queue),
    nodes: lab.services.map((service) => nodeOf(take, service.name, wires)),
    wires,
    acting: take.acting.map((fault) => ({ ...fault })),
    ended: take.faults.filter((fault) => !Number.isNaN(fault.to)).map((fault) => ({ ...fault })),
  }
}

function nodeOf(take: Take, name: string, wires: WireSnapshot[]): NodeSnapshot {
  const processes = (take.processes.get(name) ?? [name])
    .map((process) => ({
      name: process,
      state: take.states.get(process) ?? 'starting',
      door: take.doors.get(process)?.state ?? NO_DOOR,
    }))
    .filter((process) => process.name === name || process.state !== 'down')
  const door = together(processes.map((process) => process.door))
  const given = wires.filter((wire) => wire.to === name).reduce((sum, wire) => sum + wire.first + wire.retries, 0)
  const out = wires.filter((wire) => wire.from === name)
  const made = out.reduce((sum, wire) => sum + wire.first + wire.retries, 0)
  const front = take.calls.get(door.front)
  return {
    name,
    state: stateOf(processes.map((process) => process.state)),
    door,
    replicas:
      processes.length < 2
        ? []
        : processes.map((one) => ({
            name: one.name,
            state: one.state,
            busy: one.door.busy,
            waiting: one.door.waiting,
          })),
    front: front ? { called: front.called, ended: front.ended } : null,
    callsEach: out.length === 0 || given === 0 ? Number.NaN : made / given,
  }
}

function wireOf(take: Take, { from, to }: { from: string; to: string }, now: Micros): WireSnapshot {
  const id = linkName(from, to)
  const series = take.links.get(id)
  const rate = (kind: 'first' | 'retries' | 'awaited' | 'stale' | 'failed') =>
    series?.[kind].perSecond(now, SECOND) ?? 0
  return {
    id,
    from,
    to,
    first: rate('first'),
    retries: rate('retries'),
    awaited: rate('awaited'),
    stale: rate('stale'),
    failed: rate('failed'),
    open: series?.open ?? 0,
  }
}

/** Several processes are up as long as one of them is. */
export function stateOf(states: ServiceState[]): ServiceState {
  return states.includes('up') ? 'up' : (states[0] ?? 'starting')
}

/** The doors of a service's processes as one. */
export function together(doors: DoorState[]): DoorState {
  const [first = NO_DOOR, ...others] = doors
  return others.reduce(
    (sum, door) => ({
      pool: sum.pool || door.pool ? { size: (sum.pool?.size ?? 0) + (door.pool?.size ?? 0) } : null,
      busy: sum.busy + door.busy,
      staleWorkers: sum.staleWorkers + door.staleWorkers,
      waiting: sum.waiting + door.waiting,
      awaited: sum.awaited + door.awaited,
      left: sum.left + door.left,
      front: sum.front && door.front ? Math.min(sum.front, door.front) : sum.front || door.front,
    }),
    first,
  )
}

const NO_DOOR: DoorState = { pool: null, busy: 0, staleWorkers: 0, waiting: 0, awaited: 0, left: 0, front: 0 }
