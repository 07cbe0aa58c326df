import { Random } from '../../engine/random.ts'

/**
 * A new version gets a share of the requests, and a rule looks once a second whether it shall be taken back.
 *
 *     requests --+-- share -------> new version:  1 % fail, or more
 *                +-- the others --> old version:  1 % fail
 *
 * Each trial draws its failures afresh. Both rules look at the same draws.
 */
export const OLD_PERCENT = 1
export const rules = ['line', 'compare'] as const
export type Rule = (typeof rules)[number]

export interface Setting {
  /** Percent of requests that go to the new version. */
  share: number
  perSecond: number
  /** Percent of requests that fail on the new version. */
  badPercent: number
  watchS: number
  /** Standard errors between the versions that the comparison asks for; four unless said otherwise. */
  deviations?: number
}

/** Failures and requests of one version so far. */
interface Count {
  failed: number
  all: number
}

/** The line: more than this share of the new version's requests failed. */
export const LINE_PERCENT = 3
/** The comparison waits for this many requests of the new version. */
const ENOUGH = 100
/** And asks for this many standard errors between the versions, as it looks again each second. */
const DEVIATIONS = 4

export function trips(rule: Rule, fresh: Count, old: Count, deviations = DEVIATIONS): boolean {
  if (fresh.all === 0) return false
  const share = fresh.failed / fresh.all
  if (rule === 'line') return share > LINE_PERCENT / 100
  if (fresh.all < ENOUGH) return false
  if (old.all === 0) return false
  // if both versions were alike, this would be the share that fails, and this the error of the difference of the two counts
  const both = (fresh.failed + old.failed) / (fresh.all + old.all)
  const error = Math.sqrt(both * (1 - both) * (1 / fresh.all + 1 / old.all))
  return error > 0 && (share - old.failed / old.all) / error > deviations
}

/** The second in which each trial was taken back; null where the watch ended without. */
export function trials(rule: Rule, setting: Setting, count: number, seed = 1): (number | null)[] {
  const random = new Random(`canary-roulette/${seed}`)
  return Array.from({ length: count }, (_, i) => trial(rule, setting, random.split(String(i))))
}

function trial(
  rule: Rule,
  { share, perSecond, badPercent, watchS, deviations }: Setting,
  random: Random,
): number | null {
  const ofNew = failures(random.split('new'), badPercent / 100)
  const ofOld = failures(random.split('old'), OLD_PERCENT / 100)
  const fresh: Count = { failed: 0, all: 0 }
  const old: Count = { failed: 0, all: 0 }
  for (let second = 1; second <= watchS; second++) {
    const sent = Math.floor((second * perSecond * share) / 100)
    fresh.all = sent
    fresh.failed = ofNew(sent)
    old.all = second * perSecond - sent
    old.failed = ofOld(old.all)
    if (trips(rule, fresh, old, deviations)) return second
  }
  return null
}

/** How many of the first n requests failed, for growing n: the gaps between failures are drawn, not every request. */
function failures(random: Random, chance: number): (n: number) => number {
  let failed = 0
  let next = gap(random, chance)
  return (n) => {
    while (next <= n) {
      failed += 1
      next += gap(random, chance)
    }
    return failed
  }
}

const gap = (random: Random, chance: number) => Math.max(1, Math.ceil(random.exponential(1) / -Math.log1p(-chance)))

export interface Result {
  /** Share of trials taken back, in percent. */
  takenBack: number
  /** Half of those were taken back by this second; null where none was. */
  medianS: number | null
  /** Trials taken back, by slice of the watch. */
  bars: number[]
  /** Failed requests more than the old version would have given, a trial, until it was taken back or the watch ended. */
  harmed: number
}

export const TRIALS = 400
export const BARS = 12

export function result(rule: Rule, setting: Setting, seed = 1): Result {
  const ends = trials(rule, setting, TRIALS, seed)
  const back = ends.filter((one) => one !== null).sort((a, b) => a - b)
  const bars = Array.from({ length: BARS }, () => 0)
  for (const second of back) {
    const slice = Math.min(BARS - 1, Math.floor(((second - 1) / setting.watchS) * BARS))
    bars[slice] = (bars[slice] ?? 0) + 1
  }
  const seconds = ends.reduce<number>((sum, end) => sum + (end ?? setting.watchS), 0) / ends.length
  return {
    takenBack: (100 * back.length) / ends.length,
    medianS: back[back.length >> 1] ?? null,
    bars,
    harmed: (seconds * setting.perSecond * (setting.share / 100) * (setting.badPercent - OLD_PERCENT)) / 100,
  }
}

export const shares = [1, 2, 5, 10, 25, 50]
export const rates = [20, 100]
export const bads = [1, 2, 5, 10]
export const watches = [60, 600]
