import type { Micros } from '../time.ts'
import { SECOND } from '../time.ts'
import { type CallBook, type CallEntry, succeeded } from './call-book.ts'

/** Half-open: from `from`, before `to`. */
export interface Window {
  from: Micros
  to: Micros
}

/** Share of a load's requests, meant to be sent in the window, that were answered well in the end. NaN if none. */
export function success(book: CallBook, load: string, window: Window): number {
  let asked = 0
  let well = 0
  for (const call of book.calls) {
    if (call.from !== load || !within(call.intended, window)) continue
    asked += 1
    if (succeeded(call)) well += 1
  }
  return well / asked
}

/** Of a load's requests that ended in the window, the share that was answered well; for watching a run. */
export function endedWell(book: CallBook, load: string, window: Window): number {
  let ended = 0
  let well = 0
  for (const call of latest(book, window.from)) {
    if (call.from !== load || !within(call.ended, window)) continue
    ended += 1
    if (succeeded(call)) well += 1
  }
  return well / ended
}

/** Calls on a link for each request of the load that is given, both counted by when they were made. */
export function callsPerRequest(book: CallBook, load: string, from: string, to: string, window: Window): number {
  let requests = 0
  let calls = 0
  for (const call of book.calls) {
    if (call.from === load && within(call.intended, window)) requests += 1
    else if (call.from === from && call.to === to && within(call.called, window)) calls += 1
  }
  return calls / requests
}

/**
 * Share of a load's requests, meant to be sent in the window, that were answered well by a service that had heard from
 * another one before: a call on this link, made for that request, was answered well. NaN if none was sent.
 */
export function informed(book: CallBook, load: string, from: string, to: string, window: Window): number {
  let asked = 0
  const heard = new Set<number>()
  for (const call of book.calls) {
    if (call.from === from && call.to === to && succeeded(call)) {
      const page = book.calls[call.cause - 1]
      if (page?.from === load && within(page.intended, window) && succeeded(page) && call.ended <= page.ended)
        heard.add(page.call)
    } else if (call.from === load && within(call.intended, window)) asked += 1
  }
  return heard.size / asked
}

/**
 * Share of the simulated work (`work` and `pool` of the effort kit, by time) that a service finished in the window for
 * callers who had gone by then. 0 if it finished none.
 */
export function wastedWork(book: CallBook, service: string, window: Window): number {
  let all = 0
  let wasted = 0
  for (const work of book.work) {
    if (work.service !== service || !within(work.at, window)) continue
    all += work.duration
    if (!work.awaited) wasted += work.duration
  }
  return all === 0 ? 0 : wasted / all
}

/**
 * Latency in milliseconds that this share of a load's well-answered requests stayed within (nearest rank), by when
 * they were meant to be sent. NaN if there is none.
 */
export function latencyAt(book: CallBook, load: string, share: number, window: Window): number {
  const found: number[] = []
  for (const call of book.calls) {
    if (call.from === load && within(call.intended, window) && succeeded(call)) found.push(call.ended - call.intended)
  }
  return quantile(found, share) / 1_000
}

/** Well-answered requests of a load ('' for all loads) a second, by when they were meant to be sent. */
export function goodput(book: CallBook, load: string, window: Window): number {
  let well = 0
  for (const call of book.calls) {
    if (askedBy(book, call, load) && within(call.intended, window) && succeeded(call)) well += 1
  }
  return (well * SECOND) / (window.to - window.from)
}

/**
 * Milliseconds within which 99 % of the requests that got no good answer ended, of one load or ('') of all, by when they
 * were meant to be sent: how soon a reader hears no. NaN if all were answered well.
 */
export function refusalTime(book: CallBook, load: string, window: Window): number {
  const found: number[] = []
  for (const call of book.calls) {
    if (!askedBy(book, call, load) || !within(call.intended, window)) continue
    if (!Number.isNaN(call.ended) && !succeeded(call)) found.push(call.ended - call.intended)
  }
  return quantile(found, 0.99) / 1_000
}

/** Calls on a link a second, by when they were made. */
export function callsPerSecond(book: CallBook, from: string, to: string, window: Window): number {
  let calls = 0
  for (const call of book.calls) if (call.from === from && call.to === to && within(call.called, window)) calls += 1
  return (calls * SECOND) / (window.to - window.from)
}

/** How many keys were entered in one account of the ledger in the window, and in the other one never in the run. */
export function missing(book: CallBook, account: string, from: string, window: Window): number {
  const present = new Set(book.ledger.filter((line) => line.account === from).map((line) => line.key))
  const lost = new Set<string>()
  for (const line of book.ledger) {
    if (line.account === account && within(line.at, window) && !present.has(line.key)) lost.add(line.key)
  }
  return lost.size
}

/** How many keys first entered in this account of the ledger in the window amount, over the run, to more than one. */
export function repeated(book: CallBook, account: string, window: Window): number {
  const amounts = new Map<string, { first: Micros; amount: number }>()
  for (const line of book.ledger) {
    if (line.account !== account) continue
    const known = amounts.get(line.key)
    if (known) known.amount += line.amount
    else amounts.set(line.key, { first: line.at, amount: line.amount })
  }
  let found = 0
  for (const { first, amount } of amounts.values()) if (amount > 1 && within(first, window)) found += 1
  return found
}

/** Sum of an account's lines in the window. */
export function total(book: CallBook, account: string, window: Window): number {
  let sum = 0
  for (const line of book.ledger) if (line.account === account && within(line.at, window)) sum += line.amount
  return sum
}

/** Well-answered requests a second in each whole second up to `until`. */
export function usefulPerSecond(book: CallBook, load: string, until: Micros): number[] {
  const bins = new Array<number>(Math.ceil(until / SECOND)).fill(0)
  for (const call of book.calls) {
    if (call.from !== load || !succeeded(call)) continue
    const bin = Math.floor(call.ended / SECOND)
    if (bin < bins.length) bins[bin] = (bins[bin] as number) + 1
  }
  return bins
}

/** Nearest-rank quantile; sorts in place. */
export function quantile(values: number[], share: number): number {
  if (values.length === 0) return Number.NaN
  values.sort((a, b) => a - b)
  return values[Math.max(0, Math.ceil(share * values.length) - 1)] as number
}

/** Whether readers of this load, or ('') of any, made the call. */
function askedBy(book: CallBook, call: CallEntry, load: string): boolean {
  return load === '' ? call.cause === 0 && !book.processes.has(call.from) : call.from === load
}

function within(at: Micros, window: Window): boolean {
  return at >= window.from && at < window.to
}

/** Calls made at most 15 s before `from`, newest first: what ended later was made later, readers wait 10 s. */
function* latest(book: CallBook, from: Micros): Generator<CallEntry> {
  for (let i = book.calls.length - 1; i >= 0; i--) {
    const call = book.calls[i] as CallEntry
    if (call.called < from - 15 * SECOND) return
    yield call
  }
}
