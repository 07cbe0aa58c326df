import { describe, expect, test } from 'vitest'
import { quantile } from '../measures/measures.ts'
import { type Micros, MS } from '../time.ts'
import type { ToyService } from '../toy/host.ts'
import { toyWorld } from '../toy/world.ts'

/**
 * The kernel against queueing theory: Poisson readers, one queue, times in milliseconds with a mean service time of
 * 10. FAULTLINE_LONG=1 takes 7 million arrivals and asks for 3 %; otherwise there are 20 times fewer, and the bounds
 * are as wide as chance then is: a mean over n arrivals of M/M/1 has the variance
 * rho (2 + 5 rho - 4 rho^2 + rho^3) / (mu^2 (1 - rho)^4 n) (Daley 1968), and four deviations of that are allowed.
 */
const long = process.env.FAULTLINE_LONG !== undefined
const SERVICE_MS = 10
/** Runs of this many arrivals each, so that a journal stays small; what comes before the queue has settled is left out. */
const PER_RUN = 250_000
const SETTLING = 10_000

test('M/M/1 at 50 %', { timeout: 300_000 }, () => mm1(0.5, 750_000))
test('M/M/1 at 80 %', { timeout: 300_000 }, () => mm1(0.8, 1_000_000))
test('M/M/1 at 90 %', { timeout: 300_000 }, () => mm1(0.9, 4_000_000))

test('M/M/8 at 75 %: the share that waits and the mean wait are Erlang C’s', { timeout: 300_000 }, async () => {
  // few arrivals wait at all: the short version takes a fifth, not a twentieth, and 0.15 is four deviations
  const { waits } = await observe({ workers: 8, rho: 0.75, arrivals: long ? 750_000 : 3_000_000, draw: 'exponential' })
  const waiting = erlangC(8, 8 * 0.75)
  const share = waits.filter((wait) => wait > 0).length / waits.length
  close(share, waiting, long ? 0.03 : 0.08)
  close(mean(waits), (waiting * SERVICE_MS) / (8 * 0.25), long ? 0.03 : 0.15)
  // of those who wait, the wait is exponential with this mean
  close(quantile(waits, 0.99), (Math.log(waiting / 0.01) * SERVICE_MS) / (8 * 0.25), long ? 0.03 : 0.2)
})

test('M/D/1 at 80 %: half the wait of M/M/1 (Pollaczek and Khinchin)', { timeout: 300_000 }, async () => {
  const { waits } = await observe({ workers: 1, rho: 0.8, arrivals: 500_000, draw: 'fixed' })
  close(mean(waits), (0.8 * SERVICE_MS) / (2 * 0.2), long ? 0.03 : 0.2)
  close(waits.filter((wait) => wait > 0).length / waits.length, 0.8, 0.02)
})

describe('Erlang C itself', () => {
  test('agrees with published values', () => {
    expect(erlangC(1, 0.9)).toBeCloseTo(0.9, 12)
    expect(erlangC(2, 1)).toBeCloseTo(1 / 3, 12)
    expect(erlangC(8, 6)).toBeCloseTo(0.356981, 5)
  })
})

async function mm1(rho: number, arrivals: number): Promise<void> {
  const { waits, sojourns } = await observe({ workers: 1, rho, arrivals, draw: 'exponential' })
  const wait = (rho * SERVICE_MS) / (1 - rho)
  const variance = (rho * (2 + 5 * rho - 4 * rho ** 2 + rho ** 3)) / (1 - rho) ** 4 / waits.length
  const chance = (4 * Math.sqrt(variance) * SERVICE_MS) / wait
  const bound = long ? 0.03 : chance
  close(mean(waits), wait, bound)
  const sojourn = SERVICE_MS / (1 - rho)
  close(mean(sojourns), sojourn, bound)
  // the time in the system is exponential
  close(quantile(sojourns, 0.5), sojourn * Math.log(2), bound)
  close(quantile(sojourns, 0.9), sojourn * Math.log(10), bound)
  close(quantile(sojourns, 0.99), sojourn * Math.log(100), bound * 1.5)
  // PASTA: an arrival finds the server busy with probability rho
  close(waits.filter((one) => one > 0).length / waits.length, rho, 0.02)
}

interface Asked {
  workers: number
  rho: number
  arrivals: number
  draw: 'exponential' | 'fixed'
}

/** Waits in the queue and times in the system, in ms. */
async function observe({ workers, rho, arrivals, draw }: Asked): Promise<{ waits: number[]; sojourns: number[] }> {
  const waits: number[] = []
  const sojourns: number[] = []
  const wanted = long ? arrivals : arrivals / 20
  for (let seed = 1; waits.length < wanted; seed++) {
    const arrived = Math.min(PER_RUN, wanted) + SETTLING
    let seen = 0
    const server: ToyService = (toy) => {
      let busy = 0
      const queue: { call: number; since: Micros }[] = []
      let head = 0
      const next = () => {
        while (busy < workers && head < queue.length) {
          const { call, since } = queue[head++] as { call: number; since: Micros }
          seen += 1
          const counts = seen > SETTLING && waits.length < wanted
          if (counts) waits.push((toy.now - since) / MS)
          busy += 1
          toy.timer(draw === 'fixed' ? SERVICE_MS * MS : toy.random.exponential(SERVICE_MS * MS), () => {
            busy -= 1
            if (counts) sojourns.push((toy.now - since) / MS)
            toy.answer(call, 200)
            next()
          })
        }
      }
      return ({ call }) => {
        queue.push({ call, since: toy.now })
        next()
      }
    }
    const perSecond = (rho * workers * 1_000) / SERVICE_MS
    const world = await toyWorld(
      { server },
      { seed, latency: 0, loads: [{ name: 'readers', to: 'server', perSecond, patience: 1e12 }] },
    )
    await world.advance(Math.round((arrived / perSecond) * 1.05 * 1e6))
  }
  return { waits, sojourns }
}

/** Probability that an arrival has to wait: `workers` servers, `offered` = arrival rate x service time. */
function erlangC(workers: number, offered: number): number {
  let term = 1
  let sum = 1
  for (let k = 1; k < workers; k++) {
    term *= offered / k
    sum += term
  }
  const last = (term * offered) / workers / (1 - offered / workers)
  return last / (sum + last)
}

function close(observed: number, expected: number, within: number): void {
  const off = Math.abs(observed / expected - 1)
  expect(off, `observed ${observed}, theory ${expected}, off by ${(100 * off).toFixed(2)} %`).toBeLessThan(within)
  if (long)
    console.log(`observed ${observed.toFixed(3)}, theory ${expected.toFixed(3)}, off by ${(100 * off).toFixed(2)} %`)
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
