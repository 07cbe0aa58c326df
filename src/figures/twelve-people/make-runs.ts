import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { CallBook } from '../../engine/measures/call-book.ts'
import { quantile } from '../../engine/measures/measures.ts'
import type { WorldPlan } from '../../engine/plan.ts'
import { Random } from '../../engine/random.ts'
import { fromMs, fromSeconds, SECOND } from '../../engine/time.ts'
import { World } from '../../engine/world.ts'
import type { OrgRun, Runs } from './twelve.ts'
import { WISHES_A_DAY } from './twelve.ts'

/**
 * Runs the two companies of services/ and writes runs.json: `node src/figures/twelve-people/make-runs.ts`, about five minutes.
 * The test beside it runs two of them again and compares. A work day is a second.
 */
const SEEDS = [1, 2, 3, 4, 5]
/** Two years of work. */
const DAYS = 500
/** Wishes of the first days are not counted: the desks begin empty. */
const SETTLES_DAYS = 50
/** Long enough for the last wish to go live. */
const UNTIL_DAYS = 800
const HAND_OFF_DAYS = [0, 0.5, 1]
const SENT_BACK_PERCENT = [0, 2, 4, 6, 8, 10]
const SLOWER_PERCENT = [0, 10, 20]

/** One company. */
export interface Org {
  kind: 'layers' | 'features'
  /** People in each team. */
  people: number[]
  handOffDays?: number
  sentBackPercent?: number
  slowerPercent?: number
  /** How much each product is wanted; alike by default. */
  wanted?: number[]
}

/** One run; to be called in a thread whose globals may be taken over by services. */
async function run(org: Org, seed: number): Promise<OrgRun> {
  const { createTogetherHost, nodeLoader } = await import('../../runtime/together/index.ts')
  const world = new World(plan(org, seed), seed, createTogetherHost(nodeLoader()))
  await world.open()
  await world.advance(UNTIL_DAYS * SECOND)
  const { calls } = new CallBook(world.journal)
  world.close()
  const wishes = calls.filter((call) => call.from === 'wishes' && call.intended >= SETTLES_DAYS * SECOND)
  const days = wishes.map((call) => (call.status === 200 ? (call.ended - call.intended) / SECOND : Infinity))
  const waiting = org.people.map((people, team) => {
    const desk = calls.filter((call) => call.from === 'intake' && call.to === names(org)[team])
    return round(meanBeyond(desk, people))
  })
  return { median: round(quantile(days, 0.5)), p90: round(quantile(days, 0.9)), waiting }
}

/** How many more than `places` are there at once, on average over the counted days. */
function meanBeyond(stays: { intended: number; ended: number }[], places: number): number {
  const [from, to] = [SETTLES_DAYS * SECOND, DAYS * SECOND]
  const steps = stays.flatMap((stay) => [
    { at: stay.intended, by: 1 },
    { at: stay.ended, by: -1 },
  ])
  steps.sort((a, b) => a.at - b.at)
  let [there, last, area] = [0, from, 0]
  for (const { at, by } of [...steps, { at: to, by: 0 }]) {
    const now = Math.min(to, Math.max(from, at))
    area += Math.max(0, there - places) * (now - last)
    last = now
    there += by
  }
  return area / (to - from)
}

const names = (org: Org) => org.people.map((_, team) => `team-${team + 1}`)

function plan(org: Org, seed: number): WorldPlan {
  const files = (name: string) => ({ [name]: readFileSync(join(import.meta.dirname, 'services', name), 'utf8') })
  const team = (name: string, people: number) => ({
    name,
    files: files('team.ts'),
    entry: 'team.ts',
    port: 3000,
    env: { PORT: '3000', PEOPLE: String(people), SLOWER: String(1 + (org.slowerPercent ?? 0) / 100) },
    harness: false,
  })
  const intake = {
    name: 'intake',
    files: files('intake.ts'),
    entry: 'intake.ts',
    port: 3000,
    env: {
      PORT: '3000',
      ORG: org.kind,
      TEAMS: names(org).join(' '),
      HAND_OFF_DAYS: String(org.handOffDays ?? 0),
      SENT_BACK: String((org.sentBackPercent ?? 0) / 100),
    },
    harness: false,
  }
  const wanted = org.wanted ?? org.people.map(() => 1)
  return {
    services: [intake, ...org.people.map((people, i) => team(names(org)[i] as string, people))],
    links: names(org).map((to) => ({ from: 'intake', to, latency: fromMs(1) })),
    loads: [
      {
        name: 'wishes',
        to: 'intake',
        perSecond: WISHES_A_DAY,
        arrivals: { kind: 'trace', at: moments(seed) },
        patience: fromSeconds(UNTIL_DAYS),
        request: (draw) => ({ method: 'POST', path: `/wish/${pick(wanted, draw.next())}` }),
      },
    ],
  }
}

/** The place of a list that a number in [0, 1) falls on, each as likely as its share. */
function pick(shares: number[], at: number): number {
  let rest = at * shares.reduce((sum, share) => sum + share, 0)
  const found = shares.findIndex((share) => {
    rest -= share
    return rest < 0
  })
  return found < 0 ? shares.length - 1 : found
}

/** When the wishes come: by chance (Poisson), the same for all companies. */
function moments(seed: number): number[] {
  const draw = new Random(`twelve-people/${seed}`)
  const at: number[] = []
  for (let now = 0; now < DAYS * SECOND; now += draw.exponential(SECOND / WISHES_A_DAY)) at.push(Math.round(now))
  return at
}

const round = (x: number) => Math.round(x * 10) / 10

/** One run in a thread of its own, since services take a thread's globals over. */
export function runInThread(org: Org, seed: number): Promise<OrgRun> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(import.meta.filename, { workerData: { org, seed } })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

async function onAllSeeds(org: Org): Promise<OrgRun[]> {
  const found: OrgRun[] = []
  for (const seed of SEEDS) found.push(await runInThread(org, seed))
  return found
}

async function all(): Promise<Runs> {
  const layers: Runs['layers'] = {}
  for (const sentBackPercent of SENT_BACK_PERCENT) {
    const byDays: Record<string, OrgRun[]> = {}
    for (const handOffDays of HAND_OFF_DAYS)
      byDays[handOffDays] = await onAllSeeds({ kind: 'layers', people: [4, 4, 4], handOffDays, sentBackPercent })
    layers[sentBackPercent] = byDays
  }
  const features: Runs['features'] = {}
  for (const slowerPercent of SLOWER_PERCENT)
    features[slowerPercent] = await onAllSeeds({ kind: 'features', people: [3, 3, 3, 3], slowerPercent })
  const uneven: Runs['uneven'] = {}
  for (const people of [
    [3, 3, 3, 3],
    [5, 3, 2, 2],
  ])
    uneven[people.join(' ')] = await onAllSeeds({ kind: 'features', people, wanted: [2, 1, 1, 1] })
  uneven['5 7'] = await onAllSeeds({ kind: 'features', people: [5, 7], wanted: [2, 3] })
  return {
    seeds: SEEDS,
    days: DAYS,
    handOffDays: HAND_OFF_DAYS,
    sentBackPercent: SENT_BACK_PERCENT,
    slowerPercent: SLOWER_PERCENT,
    layers,
    features,
    uneven,
  }
}

if (!isMainThread && parentPort && workerData?.org) {
  parentPort.postMessage(await run(workerData.org, workerData.seed))
} else if (isMainThread && process.argv[1] === import.meta.filename) {
  writeFileSync(join(import.meta.dirname, 'runs.json'), `${JSON.stringify(await all())}\n`)
}
