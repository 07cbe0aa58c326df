import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CallBook } from '../../engine/measures/call-book.ts'
import { MS, SECOND } from '../../engine/time.ts'
import { toyWorld } from '../../engine/toy/world.ts'
import { type Asks, PER_SECOND, services } from './shop.ts'
import { type Checkout, duration, type Runs, type Server, type Span, servers } from './trace.ts'

/** Runs the checkouts and writes runs.json: `node src/figures/trace-or-guess/make-runs.ts`, a second. */
const SEED = 3
export const CHECKOUTS = 100

export async function run(how: Asks, seed: number): Promise<Checkout[]> {
  const world = await toyWorld(services(how), {
    seed,
    loads: [{ name: 'readers', to: 'web', perSecond: PER_SECOND }],
  })
  await world.advance((CHECKOUTS / PER_SECOND + 10) * SECOND)
  const { calls } = new CallBook(world.journal)
  world.close()
  const made = new Map<number, number>()
  const checkouts: Checkout[] = []
  const starts: number[] = []
  for (const call of calls) {
    const mine = call.cause === 0 ? checkouts.length : made.get(call.cause)
    if (mine === undefined) continue
    made.set(call.call, mine)
    if (call.cause === 0) {
      checkouts.push({ atMs: Math.round(call.called / MS), spans: [] })
      starts.push(call.called)
    }
    const span: Span = [
      servers.indexOf(call.to as Server),
      Math.round((call.called - (starts[mine] ?? 0)) / MS),
      Math.round((call.ended - call.called) / MS),
    ]
    checkouts[mine]?.spans.push(span)
  }
  return checkouts.slice(0, CHECKOUTS).sort((a, b) => duration(a) - duration(b))
}

export async function makeRuns(seed = SEED): Promise<Runs> {
  return { seed, each: await run('each', seed), all: await run('all', seed) }
}

if (process.argv[1] === import.meta.filename)
  writeFileSync(join(import.meta.dirname, 'runs.json'), `${JSON.stringify(await makeRuns())}\n`)
