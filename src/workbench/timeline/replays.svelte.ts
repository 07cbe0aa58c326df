import type { FaultOrder } from '../../engine/faults/board.ts'
import type { Micros } from '../../engine/time.ts'
import type { CheckResult } from '../../protocol/index.ts'
import type { FoundBreaking } from '../../protocol/search.ts'
import type { Bench } from '../bench.svelte.ts'
import type { LinkedRun } from '../keeping/linked-run.ts'
import { momentOfHash } from './moment-link.ts'
import { nextMoment } from './moments.ts'
import { refusalWords } from './refusal.ts'

/** Runs that are done again: a branch, the worst moment of a check, the smallest schedule, somebody's link. */
export class Replays {
  /** Why a recorded run was not opened. */
  refused = $state('')
  /** The run on the screen came from a link: its code is not what stands in the editor. */
  foreign = $state(false)
  /** That run was recorded with another version. */
  mayDiffer = $state.raw<LinkedRun['other']>(null)
  private readonly bench: Bench

  constructor(bench: Bench) {
    this.bench = bench
  }

  /** A new run begins: what was said of an old one is over. */
  forget(): void {
    this.foreign = false
    this.mayDiffer = null
    this.refused = ''
  }

  /** On to the next moment at which the journal says something, or back to the one before. */
  stepMoment(by: 1 | -1): void {
    const { live } = this.bench
    live.lookAt(nextMoment(live.take.journal, live.world.now, by))
  }

  /** A run of its own from here on, as if these faults had never been put in. */
  async branch(moment: Micros, without: string[]): Promise<void> {
    await this.open(await this.bench.live.record(), moment, without)
  }

  /**
   * Does a recorded run again, to its end if no moment is given; false if it was given up, or cannot be had again, which
   * is told in a sentence.
   */
  async open(run: string, moment?: Micros, without: string[] = []): Promise<boolean> {
    const { live, lab, faults } = this.bench
    this.refused = ''
    try {
      const { inputs, until } = JSON.parse(run) as { inputs: { fault?: FaultOrder }[]; until: Micros }
      for (const { fault } of inputs) if (fault?.params) faults.sizes.set(fault.id, fault.params)
      await live.openRecorded(run, moment ?? until, without)
      return true
    } catch (reason) {
      if (!live.gaveUp) this.refused = refusalWords(lab.words, reason)
      return false
    }
  }

  /** Runs the evening of a check again, on its worst seed and with the code that was judged, up to where to look. */
  async showMoment(result: CheckResult): Promise<void> {
    const { lab, checks, code, live } = this.bench
    const { scenarioRun } = await import('./scenario.ts')
    const order = scenarioRun(lab, result.scenario, result.seed, checks.judgedFiles ?? code.given)
    // some of what comes after is needed to see what becomes of it
    const until = Math.min(order.until, result.moment + 10_000_000)
    live.seed = result.seed
    if (await this.open(order.run, until, order.without)) this.look(result.moment)
  }

  /** Runs the smallest schedule that breaks the code again, and shows where it begins. */
  async showFound(found: FoundBreaking): Promise<void> {
    this.bench.live.seed = found.seed
    if (!(await this.open(found.run))) return
    const first = Math.min(...found.schedule.map((one) => one.fromMs))
    this.look((3_000 + first) * 1_000)
  }

  /** The run that the address brings along, if it does. */
  async openLinked(): Promise<void> {
    const { lab, live, code, guide } = this.bench
    const linked = momentOfHash(location.hash)
    if (!linked || live.status === 'lost') return
    history.replaceState(null, '', `#${guide.view.id}`)
    try {
      const { readLinked } = await import('../keeping/linked-run.ts')
      const run = readLinked(lab, await linked.run(), (files) => code.givenOf(files), linked.at)
      live.seed = run.seed
      this.foreign = await this.open(run.order.run, run.order.until, run.order.without)
      if (!this.foreign) return
      this.mayDiffer = run.other
      code.showGuest(run.files)
      this.bench.opened = 'code'
    } catch (reason) {
      this.refused = refusalWords(lab.words, reason)
    }
  }

  /** The code of a link takes the place of one's own, which keeps a name if anything was changed in it. */
  async makeMine(): Promise<void> {
    const { code, lab } = this.bench
    const { guest, files, changedAtAll, shelf } = code
    if (!guest) return
    if (changedAtAll) await shelf.name(lab.words.keep.beforeLink, files)
    code.showGuest(null)
    code.replaceAll(guest)
    await this.bench.again()
  }

  private look(moment: Micros): void {
    this.bench.kept.began()
    this.bench.live.lookAt(moment)
    this.bench.dock = this.bench.guide.view.panels.includes('logs') ? 'logs' : 'timeline'
    this.bench.measures = 'charts'
  }
}
