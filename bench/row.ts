import type { Browser } from '@playwright/test'

/** One number that the project promises to reach. A file in rows/ exports the rows that one measurement yields. */
export interface Measurement {
  rows: Record<string, RowPromise>
  /** Takes the numbers, one for each row; leaves out what does not exist yet. */
  measure(bench: Bench): Promise<Record<string, number>>
}

export interface RowPromise {
  /** As a person reads it: "JS of a lesson with a figure, gzip". */
  what: string
  unit: string
  bar: { atMost: number } | { atLeast: number }
}

/** What measurements share; each is started when first asked for. */
export interface Bench {
  /** The address of the built site, served on this machine. */
  site(): Promise<string>
  /** A Chromium; take a new context of it for a fresh profile. */
  browser(): Promise<Browser>
}

export interface Result {
  value: number
  unit: string
  bar: number
  pass: boolean
}

/** A number beside its bar. */
export function judge({ unit, bar }: RowPromise, measured: number): Result {
  const value = Number(measured.toPrecision(4))
  if ('atMost' in bar) return { value, unit, bar: bar.atMost, pass: value <= bar.atMost }
  return { value, unit, bar: bar.atLeast, pass: value >= bar.atLeast }
}

/** The middle of several takes, since one take on a busy machine says little. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
