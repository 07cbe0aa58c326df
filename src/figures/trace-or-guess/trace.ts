/**
 * Checkouts as the engine ran them: each with its calls, as a trace has them. The same calls make the charts (by service)
 * and the log (by time), so that the three views speak of the same evening.
 */
export const servers = ['web', 'orders', 'catalog', 'payment'] as const
export type Server = (typeof servers)[number]

/** One call: who answered it, after how many ms of the checkout it was made, and how long the caller waited for it. */
export type Span = [server: number, startMs: number, ms: number]

/** One checkout; the first span is the reader's call to web. */
export interface Checkout {
  atMs: number
  spans: Span[]
}

export interface Runs {
  seed: number
  /** By how orders asks; each sorted by duration. */
  each: Checkout[]
  all: Checkout[]
}

export const duration = ({ spans }: Checkout) => spans[0]?.[2] ?? 0

/** What lies at a share of the values, sorted, in percent; the same rule as everywhere in the course: that many are no longer. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0
}

export const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

interface Chart {
  server: Server
  calls: number
  mean: number
  p50: number
  p99: number
}

/** What a chart by service knows: how many calls, how long they took. Which belong together it has forgotten. */
export function charts(checkouts: readonly Checkout[]): Chart[] {
  return servers.map((server, i) => {
    const times = checkouts.flatMap(({ spans }) => spans.filter(([to]) => to === i).map(([, , ms]) => ms))
    return { server, calls: times.length, mean: mean(times), p50: percentile(times, 50), p99: percentile(times, 99) }
  })
}

interface Line {
  atMs: number
  server: Server
  ms: number
  /** The checkout it belongs to, as a place in the list. */
  of: number
}

/** The log while one checkout was under way: a line when a service has answered, whosever it was. */
export function log(checkouts: readonly Checkout[], at: number): Line[] {
  const chosen = checkouts[at]
  if (!chosen) return []
  const until = chosen.atMs + duration(chosen)
  return checkouts
    .flatMap(({ atMs, spans }, of) =>
      spans.map(
        ([server, startMs, ms]): Line => ({ atMs: atMs + startMs + ms, server: servers[server] ?? 'web', ms, of }),
      ),
    )
    .filter((line) => line.atMs >= chosen.atMs && line.atMs <= until)
    .sort((a, b) => a.atMs - b.atMs)
}

/** Calls and time by service within one checkout, without what lies in the first two spans, web and orders. */
export function inside({ spans }: Checkout): { server: Server; calls: number; ms: number }[] {
  return (['catalog', 'payment'] as const).map((server) => {
    const mine = spans.filter(([to]) => servers[to] === server)
    return { server, calls: mine.length, ms: mine.reduce((sum, [, , ms]) => sum + ms, 0) }
  })
}

/** Requests that a promise of so many percent lets fail, out of so many. */
export const budget = (promisePercent: number, requests: number) => Math.round((1 - promisePercent / 100) * requests)

/** Hours until the budget of so many days is gone, if so many percent fail. */
export const goneAfterHours = (promisePercent: number, failingPercent: number, days = 30) =>
  (days * 24 * (100 - promisePercent)) / failingPercent

/** Waits in ms of the requests that readers would have sent: one each `everyMs`, whatever happens; the server stands still for `stallMs`. */
export function sent(everyMs: number, usualMs: number, stallMs: number, lengthMs: number): number[] {
  return Array.from({ length: lengthMs / everyMs }, (_, i) => Math.max(usualMs, stallMs - i * everyMs + usualMs))
}

/** What a tester measures who sends the next request only after the last answer, with the same pause. */
export function waitedFor(everyMs: number, usualMs: number, stallMs: number, lengthMs: number): number[] {
  const waits = [stallMs + usualMs]
  for (let at = stallMs + everyMs; at < lengthMs; at += everyMs) waits.push(usualMs)
  return waits
}
