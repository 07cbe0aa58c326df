import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { CallBook, succeeded } from '../../engine/measures/call-book.ts'
import type { ServicePlan, WorldPlan } from '../../engine/plan.ts'
import { fromMs, fromSeconds, SECOND } from '../../engine/time.ts'
import { World } from '../../engine/world.ts'
import { type Kind, kinds, type Row, type Runs } from './old-copies.ts'

/**
 * Runs the programs in services/ for the figure and writes runs.json: `node src/figures/old-copies/make-runs.ts`, some
 * minutes. The test beside it runs a few of them again and compares.
 */
const SEEDS = [1, 2, 3, 4, 5, 6]
const AGES_S = [0, 1, 2, 5, 10, 30, 60]
const PER_SECOND = 50
const READERS = 400
const INSTANCES = 3
const LEASE_S = 3
const DOWN_S = 20
/** Long enough for nearly every reader to have come once, so that there is a copy of each session. */
const SETTLES_S = 40
const QUIET_S = 30

export interface Evening {
  kind: Kind
  ageS: number
  seed: number
  /** What happens: nothing but a change of the truth, or the centre fails and the gate refuses or keeps its old copy. */
  what: 'change' | 'refuse' | 'keep'
}

export interface Seen {
  asks: number
  failedPercent: number
  wrongS: number
  wrong: number
}

/** One run; to be called in a thread whose globals may be taken over by services. */
async function run(evening: Evening): Promise<Seen> {
  const { createTogetherHost, nodeLoader } = await import('../../runtime/together/index.ts')
  const { kind, ageS, seed, what } = evening
  const startS = startOf(evening)
  const endS = startS + (what === 'change' ? ageS + LEASE_S + 5 : DOWN_S)
  const world = new World(plan(evening), seed, createTogetherHost(nodeLoader()))
  await world.open()
  await world.advance(startS * SECOND)
  if (what !== 'change') await world.inject({ id: 'down', kind: 'kill', target: 'centre' })
  else if (kind === 'addresses') await world.inject({ id: 'gone', kind: 'kill', target: 'catalog-1' })
  await world.advance((endS + 1) * SECOND)
  const { calls } = new CallBook(world.journal)
  world.close()
  const readers = calls.filter(
    (call) => call.from === 'readers' && call.intended >= startS * SECOND && call.intended < endS * SECOND,
  )
  const quiet = calls.filter(
    (call) =>
      call.from === 'gate' &&
      call.to === 'centre' &&
      call.called >= quietFrom(startS, ageS) * SECOND &&
      call.called < startS * SECOND,
  )
  const failed = readers.filter((call) => !succeeded(call))
  // a withdrawn session that is let in and a switch that still counts as on are served; an address that is gone is not
  const wrong = kind === 'addresses' ? failed : readers.filter(succeeded)
  return {
    asks: quiet.length / (startS - quietFrom(startS, ageS)),
    failedPercent: (failed.length / readers.length) * 100,
    wrongS: Math.max(0, ...wrong.map((call) => call.intended / SECOND - startS)),
    wrong: wrong.length,
  }
}

/** When it happens: after all copies have been made, and for each seed at another moment of a copy's life. */
function startOf({ ageS, seed }: Evening): number {
  return SETTLES_S + ageS + (ageS * (seed - 0.5)) / SEEDS.length
}

/** A whole number of a copy's lives, or some seconds. */
function quietFrom(startS: number, ageS: number): number {
  return startS - Math.max(ageS, QUIET_S)
}

function plan({ kind, ageS, what, ...evening }: Evening): WorldPlan {
  const instances = Array.from({ length: INSTANCES }, (_, i) => `catalog-${i + 1}`)
  // the centre's clock starts with it
  const changeAtMs = what === 'change' ? 1000 * startOf({ kind, ageS, what, ...evening }) : 0
  const centre = { CENTRE_URL: 'http://centre:3000' }
  return {
    services: [
      service('centre', 'centre.ts', { CHANGE_AT_MS: String(changeAtMs) }),
      service('gate', 'gate.ts', {
        ...centre,
        KIND: kind,
        AGE_MS: String(1000 * ageS),
        KEEP_OLD: what === 'keep' ? 'yes' : 'no',
      }),
      ...instances.map((name) => service(name, 'catalog.ts', { ...centre, NAME: name })),
    ],
    links: [
      { from: 'gate', to: 'centre', latency: fromMs(1) },
      ...instances.flatMap((name) => [
        { from: 'gate', to: name, latency: fromMs(1) },
        { from: name, to: 'centre', latency: fromMs(1) },
      ]),
    ],
    loads: [
      {
        name: 'readers',
        to: 'gate',
        perSecond: PER_SECOND,
        patience: fromSeconds(2),
        request: (draw) => ({ method: 'GET', path: `/books/7?reader=${Math.floor(draw.next() * READERS)}` }),
      },
    ],
  }
}

function service(name: string, file: string, env: Record<string, string>): ServicePlan {
  const source = readFileSync(join(import.meta.dirname, 'services', file), 'utf8')
  return { name, files: { [file]: source }, entry: file, port: 3000, env: { PORT: '3000', ...env }, harness: false }
}

/** One run in a thread of its own, since services take a thread's globals over. */
export function runInThread(evening: Evening): Promise<Seen> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(import.meta.filename, { workerData: { evening } })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

/** A row of the file, as the programs give it today. */
async function makeRow(kind: Kind, ageS: number): Promise<Row> {
  const [refused, kept] = [await failures(kind, ageS, 'refuse'), await failures(kind, ageS, 'keep')]
  return { ageS, refused, kept, ...(await afterChange(kind, ageS)) }
}

/** Of a hundred requests that come while the centre is down, how many fail. */
export async function failures(kind: Kind, ageS: number, what: 'refuse' | 'keep'): Promise<number> {
  return tenths(mean((await bySeed(kind, ageS, what)).map((one) => one.failedPercent)))
}

/** What a row says of an evening on which the truth changes. */
export async function afterChange(kind: Kind, ageS: number): Promise<Pick<Row, 'asks' | 'wrongS' | 'wrong'>> {
  const seen = await bySeed(kind, ageS, 'change')
  return {
    asks: hundredths(mean(seen.map((one) => one.asks))),
    wrongS: tenths(Math.max(...seen.map((one) => one.wrongS))),
    wrong: Math.round(mean(seen.map((one) => one.wrong))),
  }
}

async function bySeed(kind: Kind, ageS: number, what: Evening['what']): Promise<Seen[]> {
  const seen: Seen[] = []
  for (const seed of SEEDS) seen.push(await runInThread({ kind, ageS, seed, what }))
  return seen
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const tenths = (n: number) => Math.round(n * 10) / 10
const hundredths = (n: number) => Math.round(n * 100) / 100

if (!isMainThread && parentPort && workerData?.evening) {
  parentPort.postMessage(await run(workerData.evening))
} else if (isMainThread && process.argv[1] === import.meta.filename) {
  const rows: Record<string, Row[]> = {}
  for (const kind of kinds) {
    rows[kind] = []
    for (const ageS of AGES_S) {
      const row = await makeRow(kind, ageS)
      console.log(kind, JSON.stringify(row))
      rows[kind].push(row)
    }
  }
  const runs: Omit<Runs, 'rows'> & { rows: typeof rows } = {
    seeds: SEEDS,
    perSecond: PER_SECOND,
    readers: READERS,
    instances: INSTANCES,
    leaseS: LEASE_S,
    downS: DOWN_S,
    ages: AGES_S,
    rows,
  }
  writeFileSync(join(import.meta.dirname, 'runs.json'), `${JSON.stringify(runs)}\n`)
}
