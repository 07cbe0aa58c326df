/** What a run tells, and the shops that the table compares; kept apart from the run, which brings the engine along. */
import type { Shop } from './shop.ts'

/** How the clicks of one second went, by when they were made: each reader fills a basket, and orders it later. */
export interface Clicks {
  well: number
  /** Answered, but the basket was not there. */
  noBasket: number
  failed: number
}

/** One run of the engine. */
export interface KillRun {
  /** When an instance was killed, and when it answered again. */
  deaths: { atS: number; backS: number }[]
  /** One for each second, from `FROM_S` on. */
  clicks: Clicks[]
}

/** What is done to a shop. */
export interface Deed {
  atS: number
  /** 0: nobody dies. 2: the other instance as well, where there is one, `APART_S` later. */
  deaths: 0 | 1 | 2
  seed: number
}

export const APART_S = 10

/** Seconds that are shown; before the first, nobody orders yet. */
export const FROM_S = 8
export const TO_S = 88

/** Clicks of a whole run, and in how many seconds somebody went without. */
export function told(clicks: Clicks[]): Clicks & { badSeconds: number } {
  const sum = { well: 0, noBasket: 0, failed: 0, badSeconds: 0 }
  for (const { well, noBasket, failed } of clicks) {
    sum.well += well
    sum.noBasket += noBasket
    sum.failed += failed
    if (noBasket + failed > 0) sum.badSeconds += 1
  }
  return sum
}

/** The properties that can be chosen. */
export const properties = ['spare', 'restarts', 'quick', 'outside'] as const

export type Property = (typeof properties)[number]

/** The choices of properties that the table shows. */
export const compared: Property[][] = [
  [],
  ['spare'],
  ['restarts', 'quick'],
  ['restarts', 'quick', 'outside'],
  ['spare', 'outside'],
  ['spare', 'restarts', 'quick', 'outside'],
]

/** A shop of so many pieces with these properties. */
export function shopOf(pieces: 1 | 4, has: readonly Property[]): Shop {
  return {
    pieces,
    spare: has.includes('spare'),
    restarts: has.includes('restarts'),
    quick: has.includes('quick'),
    outside: has.includes('outside'),
  }
}

/** The file of runs: a calm evening, and the clicks that went without, for each of `compared`, by pieces and deaths. */
export interface Runs {
  seed: number
  atS: number
  /** Clicks that were answered in each second of an evening on which nobody dies. */
  calm: number[]
  without: { pieces: 1 | 4; deaths: 1 | 2; rows: number[] }[]
}
