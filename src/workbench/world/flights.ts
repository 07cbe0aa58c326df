import type { CallEntry, Calls } from '../../engine/measures/calls.ts'
import type { Micros } from '../../engine/time.ts'
import type { MessageEar } from '../run/take.ts'

/** Over so many on one lane, dots become a band. */
export const MOST_DOTS = 40

/** Readers wait 10 s; what is older is not on its way any more. */
const LONGEST_FLIGHT: Micros = 15_000_000

export type FlightKind = 'first' | 'retry' | 'answer' | 'stale' | 'refusal'

interface Flight {
  kind: FlightKind
  call: CallEntry
  from: Micros
  /** Known arrival; NaN while it is under way. */
  to: Micros
}

export interface Dot {
  kind: FlightKind
  /** 0 where it set out, 1 where it goes. */
  along: number
}

/**
 * Messages that are under way, as the journal tells. A link of 1 ms would show nothing, so a message is drawn for at
 * least `shortest`: it sets out when it did, and takes longer to arrive than it did.
 */
export class Flights implements MessageEar {
  private readonly there = new Map<string, Flight[]>()
  private readonly back = new Map<string, Flight[]>()

  asked(link: string, call: CallEntry): void {
    add(this.there, link, { kind: call.attempt > 1 ? 'retry' : 'first', call, from: call.called, to: Number.NaN })
  }

  answered(link: string, call: CallEntry, at: Micros, awaited: boolean, status: number): void {
    const kind = !awaited ? 'stale' : status >= 400 ? 'refusal' : 'answer'
    add(this.back, link, { kind, call, from: at, to: Number.NaN })
  }

  /** What is on a link's two lanes at `now`; what has come in is forgotten. */
  at(link: string, now: Micros, shortest: Micros): { there: Dot[]; back: Dot[] } {
    return {
      there: onLane(this.there.get(link), now, shortest, (call) => call.arrived),
      back: onLane(this.back.get(link), now, shortest, (call) => call.ended),
    }
  }

  clear(): void {
    this.there.clear()
    this.back.clear()
  }
}

/** What was on a link's two lanes at a moment that has passed, read from the calls. */
export function pastFlights(calls: Calls, link: string, now: Micros, shortest: Micros): { there: Dot[]; back: Dot[] } {
  const there: Flight[] = []
  const back: Flight[] = []
  for (let number = latestBefore(calls, now); number > 0; number--) {
    const call = calls.get(number)
    if (!call) continue
    if (call.called < now - LONGEST_FLIGHT) break
    if (`${call.from}>${call.to}` !== link) continue
    there.push({ kind: call.attempt > 1 ? 'retry' : 'first', call, from: call.called, to: Number.NaN })
    if (call.answered <= now)
      back.push({
        kind: !call.awaited ? 'stale' : call.status >= 400 ? 'refusal' : 'answer',
        ...{ call, from: call.answered, to: Number.NaN },
      })
  }
  return {
    there: onLane(there, now, shortest, (call) => call.arrived),
    back: onLane(back, now, shortest, (call) => call.ended),
  }
}

/** Number of the last call made at or before a moment, 0 for none; calls stand in the order in which they were made. */
function latestBefore(calls: Calls, now: Micros): number {
  let [from, to] = [1, calls.length + 1]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((calls.get(middle)?.called ?? 0) <= now) from = middle + 1
    else to = middle
  }
  return from - 1
}

function add(lanes: Map<string, Flight[]>, link: string, flight: Flight): void {
  const lane = lanes.get(link)
  if (lane) lane.push(flight)
  else lanes.set(link, [flight])
}

function onLane(
  lane: Flight[] | undefined,
  now: Micros,
  shortest: Micros,
  arrival: (call: CallEntry) => Micros,
): Dot[] {
  if (!lane) return []
  const dots: Dot[] = []
  let kept = 0
  for (const flight of lane) {
    const end = endOf(flight, shortest, arrival(flight.call))
    if (end <= now) continue
    lane[kept++] = flight
    if (flight.from > now) continue
    // not known to have arrived: it slows down on its way rather than stop
    const gone = now - flight.from
    dots.push({
      kind: flight.kind,
      along: Number.isFinite(end) ? gone / (end - flight.from) : gone / (gone + shortest),
    })
  }
  lane.length = kept
  return dots
}

function endOf(flight: Flight, shortest: Micros, arrived: Micros): Micros {
  const least = flight.from + shortest
  if (flight.kind === 'stale') return least
  if (!Number.isNaN(arrived)) return Math.max(least, arrived)
  return Number.isNaN(flight.call.ended) ? Number.POSITIVE_INFINITY : Math.max(least, flight.call.ended)
}
