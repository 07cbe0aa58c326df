import type { CallBook } from '../engine/measures/call-book.ts'
import * as measures from '../engine/measures/measures.ts'
import type { Micros } from '../engine/time.ts'
import type { CheckResult } from '../protocol/check.ts'

type Window = measures.Window

/** Something that can be measured of a run, over a window of it. */
export interface Metric {
  name: string
  unit: CheckResult['unit']
  of: (book: CallBook, window: Window) => number
  /** Where to look at what it saw; at the beginning of its window unless given. */
  moment?: (book: CallBook, window: Window) => Micros | undefined
  /**
   * How many there were of what the value is a share or a mean of. With it the check is a total over all seeds: each
   * seed counts by its number, and the bound is held against all of them together. For rates that one seed has too few
   * cases for.
   */
  among?: (book: CallBook, window: Window) => number
}

export type Rule = CheckResult['rule']

/** What must hold: this metric, in this phase of this scenario, against this bound. */
export interface CheckSpec {
  scenario: string
  metric: Metric
  phase: string
  skipSeconds: number
  rule: Rule
  bound: number
}

/** Share of a load's requests that were answered well in the end. */
export const success = (load: string): Metric => ({
  name: 'success',
  unit: 'share',
  of: (book, window) => measures.success(book, load, window),
})

/** Calls from one service to another for each request of the readers. */
export const callsPerRequest = (from: string, to: string, load = 'shoppers'): Metric => ({
  name: 'callsPerRequest',
  unit: 'ratio',
  of: (book, window) => measures.callsPerRequest(book, load, from, to, window),
})

/** Share of a load's requests whose good answer came after `from` had heard from `to` for it. */
export const informed = (load: string, from: string, to: string): Metric => ({
  name: 'informed',
  unit: 'share',
  of: (book, window) => measures.informed(book, load, from, to, window),
})

/** Share of a service's finished work whose caller had gone. */
export const wastedWork = (service: string): Metric => ({
  name: 'wastedWork',
  unit: 'share',
  of: (book, window) => measures.wastedWork(book, service, window),
})

/** Latency in ms that 99 % of a load's well-answered requests stayed within. */
export const p99 = (load: string): Metric => ({
  name: 'p99',
  unit: 'ms',
  of: (book, window) => measures.latencyAt(book, load, 0.99, window),
})

/** Well-answered requests of a load a second; of all loads together when none is named. */
export const goodput = (load = ''): Metric => ({
  name: 'goodput',
  unit: 'per-second',
  of: (book, window) => measures.goodput(book, load, window),
})

/** Time in ms within which 99 % of the readers who got no good answer knew so; of all loads when none is named. */
export const refusalTime = (load = ''): Metric => ({
  name: 'refusalTime',
  unit: 'ms',
  of: (book, window) => measures.refusalTime(book, load, window),
})

/** Calls a second from one service to another. */
export const callsPerSecond = (from: string, to: string): Metric => ({
  name: 'callsPerSecond',
  unit: 'per-second',
  of: (book, window) => measures.callsPerSecond(book, from, to, window),
})

/** Keys that the ledger has in `account`, entered in the window, and never in `other`: what was promised and not kept. */
export const missing = (account: string, other: string): Metric => ({
  name: 'missing',
  unit: 'count',
  of: (book, window) => measures.missing(book, account, other, window),
})

/** Keys that the ledger has more than once in `account`: charged twice, shipped twice. */
export const repeated = (account: string): Metric => ({
  name: 'repeated',
  unit: 'count',
  of: (book, window) => measures.repeated(book, account, window),
})

/** Sum of what the ledger has in `account`, entered in the window. */
export const total = (account: string): Metric => ({
  name: 'total',
  unit: 'count',
  of: (book, window) => measures.total(book, account, window),
})

/** `check('paused', success('shoppers')).within('after', { skipSeconds: 3 }).atLeast(0.99)` */
export function check(scenario: string, metric: Metric) {
  return {
    within(phase: string, { skipSeconds = 0 } = {}) {
      const spec = (rule: Rule, bound: number): CheckSpec => ({ scenario, metric, phase, skipSeconds, rule, bound })
      return {
        atLeast: (bound: number) => spec('at-least', bound),
        atMost: (bound: number) => spec('at-most', bound),
        equals: (bound: number) => spec('equals', bound),
      }
    },
  }
}

/** Whether an observed value holds; what could not be measured does not. */
export function holds(spec: CheckSpec, observed: number): boolean {
  if (Number.isNaN(observed)) return false
  if (spec.rule === 'equals') return observed === spec.bound
  return spec.rule === 'at-least' ? observed >= spec.bound : observed <= spec.bound
}

/**
 * Distance to the bound as a share of the bound; for shares that must reach x it is (observed - x) / (1 - x), the
 * share of the error budget left. Negative when missed, null for equalities and for what could not be measured.
 */
export function margin(spec: CheckSpec, observed: number): number | null {
  if (spec.rule === 'equals' || Number.isNaN(observed)) return null
  if (spec.rule === 'at-most') return spec.bound === 0 ? null : (spec.bound - observed) / spec.bound
  if (spec.metric.unit === 'share') return spec.bound === 1 ? null : (observed - spec.bound) / (1 - spec.bound)
  return (observed - spec.bound) / spec.bound
}
