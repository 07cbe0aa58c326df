import { combine } from '../engine/hash.ts'
import { CallBook } from '../engine/measures/call-book.ts'
import type { ProcessHost, ServiceError } from '../engine/process.ts'
import type { RunInput } from '../engine/run-input.ts'
import { fromSeconds, SECOND } from '../engine/time.ts'
import { World } from '../engine/world.ts'
import type { CheckResult, Observed, SeedReport, Verdict } from '../protocol/check.ts'
import type { ServiceFiles } from '../protocol/live.ts'
import { type CheckSpec, holds, margin } from './check.ts'
import type { LabDefinition } from './definition.ts'
import { timeline, worldPlan } from './plan.ts'

/** After the last phase the world goes on this long, so that what was asked at its end can be answered. */
const SETTLE = 3 * SECOND

/** A service did not start, or was ended by its own error: there is nothing to judge. */
export class ServiceFailed extends Error {
  readonly service: string
  readonly error: ServiceError

  constructor(service: string, error: ServiceError) {
    super(`${service}: ${error.message}`)
    this.service = service
    this.error = error
  }
}

/**
 * Runs the scenarios that these checks need, once each, on one seed. `goOn` is asked now and then; false gives up.
 *
 * @throws ServiceFailed when a service does not start.
 */
export async function judgeSeed(
  lab: LabDefinition,
  files: ServiceFiles,
  seed: number,
  host: ProcessHost,
  checks: string[] = Object.keys(lab.checks),
  goOn?: () => boolean,
): Promise<SeedReport> {
  const report: SeedReport = { seed, observed: {}, hash: '', virtualMs: 0, events: 0 }
  const hashes: string[] = []
  for (const scenario of Object.keys(lab.scenarios)) {
    const wanted = checks.filter((id) => lab.checks[id]?.scenario === scenario)
    if (wanted.length === 0) continue
    const { world, phases } = await runScenario(lab, files, scenario, seed, host, goOn)
    const book = new CallBook(world.journal)
    for (const id of wanted) {
      const spec = lab.checks[id]
      if (!spec) continue
      const phase = phases.find((one) => one.name === spec.phase)
      if (!phase)
        throw new Error(`The check '${id}' names the phase '${spec.phase}', which '${scenario}' does not have.`)
      const window = { from: phase.from + fromSeconds(spec.skipSeconds), to: phase.to }
      const among = spec.metric.among?.(book, window)
      report.observed[id] = {
        ...{ value: spec.metric.of(book, window), moment: spec.metric.moment?.(book, window) ?? window.from },
        ...(among === undefined ? {} : { among }),
      }
    }
    hashes.push(world.journal.hash())
    report.virtualMs += world.now / 1_000
    report.events += world.events
    world.close()
  }
  report.hash = combine(hashes)
  return report
}

/** Runs one scenario to its end and hands the world back, its processes still there. `heed` hears of what is done to the run. */
export async function runScenario(
  lab: LabDefinition,
  files: ServiceFiles,
  scenario: string,
  seed: number,
  host: ProcessHost,
  goOn?: () => boolean,
  heed: (input: RunInput) => void = () => {},
) {
  const world = new World(worldPlan(lab, files), seed, host)
  await world.open()
  for (const service of world.services.values()) {
    if (service.problem) throw new ServiceFailed(service.name, service.problem)
  }
  const phases = timeline(lab, scenario, seed)
  for (const phase of phases) {
    const faults = phase.faults.map((fault, i) => ({ id: `${phase.name}-${i}`, ...fault }))
    const now = () => ({ after: world.events, at: world.now })
    for (const fault of faults) {
      heed({ ...now(), type: 'inject', fault })
      await world.inject(fault)
    }
    await world.advance(phase.to, goOn)
    for (const { id } of faults) {
      heed({ ...now(), type: 'lift', fault: id })
      await world.lift(id)
    }
  }
  await world.advance(world.now + SETTLE, goOn)
  return { world, phases }
}

/** All seeds together: each check as its worst seed shows it, or as a total where it is one. */
export function verdict(lab: LabDefinition, reports: SeedReport[]): Verdict {
  const checks = Object.entries(lab.checks).flatMap(([id, spec]): CheckResult[] => {
    const seen = reports.flatMap((report) => {
      const observed = report.observed[id]
      return observed ? [{ seed: report.seed, ...observed }] : []
    })
    if (seen.length === 0) return []
    const cases = spec.metric.among ? seen.filter(({ among }) => among) : seen
    const worst = (cases.length > 0 ? cases : seen).reduce((a, b) =>
      distance(spec, b.value) < distance(spec, a.value) ? b : a,
    )
    const all = spec.metric.among ? together(seen) : null
    const observed = all ? all.value : worst.value
    const held = all ? (holds(spec, observed) ? seen.length : 0) : seen.filter(({ value }) => holds(spec, value)).length
    return [
      {
        id,
        passed: held === seen.length,
        held,
        of: seen.length,
        seed: worst.seed,
        observed,
        ...(all ? { among: all.among } : {}),
        bound: spec.bound,
        rule: spec.rule,
        unit: spec.metric.unit,
        margin: margin(spec, observed),
        scenario: spec.scenario,
        moment: worst.moment,
      },
    ]
  })
  return {
    passed: checks.every((check) => check.passed),
    seeds: reports.map((report) => report.seed),
    checks,
    journalHash: combine(reports.map((report) => report.hash)),
    virtualMs: reports.reduce((sum, report) => sum + report.virtualMs, 0),
    events: reports.reduce((sum, report) => sum + report.events, 0),
  }
}

/** The value over all seeds, each with the weight of what there was on it; NaN when there was nothing on any. */
function together(seen: Observed[]): { value: number; among: number } {
  let [sum, among] = [0, 0]
  for (const { value, among: here = 0 } of seen) {
    if (here === 0) continue
    sum += value * here
    among += here
  }
  return { value: sum / among, among }
}

/** How far from failing, negative when failed. What could not be measured is the worst. */
function distance(spec: CheckSpec, observed: number): number {
  if (Number.isNaN(observed)) return Number.NEGATIVE_INFINITY
  return margin(spec, observed) ?? -Math.abs(observed - spec.bound)
}
