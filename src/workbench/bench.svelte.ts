import type { Micros } from '../engine/time.ts'
import type { CheckResult, HandAnswer, HandRequest, Verdict } from '../protocol/index.ts'
import type { FoundBreaking } from '../protocol/search.ts'
import type { Sandbox } from '../runtime/browser/sandbox.ts'
import { Bridge, Refusal } from './bridge.ts'
import { Checks } from './checks/checks.svelte.ts'
import { Search } from './checks/search.svelte.ts'
import { Sizes } from './dock/sizes.svelte.ts'
import { Code } from './editor/code.svelte.ts'
import { problemFromLog, problemOf } from './editor/problem.ts'
import { GuidePath } from './guide/guide.svelte.ts'
import { type Strip, stripOf } from './guide/strip.ts'
import type { LinkedRun } from './keeping/linked-run.ts'
import type { LabView } from './lab-view.ts'
import { Numbers } from './numbers.ts'
import { Patches } from './patches/patches.svelte.ts'
import { Live } from './run/live.svelte.ts'
import { momentOfHash, untilOf } from './timeline/moment-link.ts'
import { nextMoment } from './timeline/past.ts'
import { refusalWords } from './timeline/refusal.ts'
import { fill } from './words.ts'
import { Faults } from './world/faults.svelte.ts'

/** Which panel a phone shows under the world. */
export type Pane = 'steps' | 'measures' | 'patch' | 'break'

/** What stands where the charts are. */
export type Measures = 'charts' | 'checks'

/** What stands beside the charts. */
export type Side = 'code' | 'patches' | 'none'

/** What the dock under the charts can show. */
export type DockPanel = 'timeline' | 'logs' | 'compare' | 'console' | 'terminal' | 'versions'

/** One lab page: its panels, and the engine behind them. */
export class Bench {
  pane = $state<Pane>('steps')
  measures = $state<Measures>('charts')
  /** The last run of the code as it came, for the card that shows before and after. */
  kept = $state.raw<{ before: Strip | null }>({ before: null })
  /** What the learner opened beside the charts; until then the round decides. */
  opened = $state<Side | null>(null)
  /** Where the pointer stands on the charts' time axis, in seconds; null where it does not. */
  cursor = $state<number | null>(null)
  /** Picture and charts as tables. */
  tables = $state(false)
  /** The panel of the dock that is open. */
  dock = $state<DockPanel | null>(null)
  /** Why a recorded run was not opened. */
  refused = $state('')
  /** The run on the screen came from a link: its code is not what stands in the editor. */
  foreign = $state(false)
  /** That run was recorded with another version. */
  mayDiffer = $state.raw<LinkedRun['other']>(null)
  /** Requests made by hand so far. */
  requests = $state(0)
  /** The version that the comparison begins with. */
  compared = $state('start')
  /** Why the engine is not there, if it is not. */
  lost = $state('')
  /** The service that did not come back from a step, and was stopped. */
  hung = $state('')
  /** The simulator was lost and is there again; told until the next run begins. */
  reopened = $state(false)
  private closeSandbox: () => void = () => {}
  readonly sizes = new Sizes()
  readonly lab: LabView
  readonly numbers: Numbers
  readonly live: Live
  readonly code: Code
  readonly patches: Patches
  readonly checks: Checks
  readonly search = new Search()
  readonly guide: GuidePath
  readonly faults: Faults
  /** The way to the engine, while there is one. */
  bridge: Bridge | null = null
  private sandbox: Sandbox | null = null

  constructor(lab: LabView) {
    this.lab = lab
    this.numbers = new Numbers(lab.locale)
    this.live = new Live(lab)
    this.code = new Code(lab, (service) => this.mended(service))
    this.patches = new Patches(lab, this.code)
    this.guide = new GuidePath(lab)
    this.checks = new Checks(lab, (verdict) => this.judged(verdict))
    this.faults = new Faults(lab, (fault) => this.guide.askBefore(fault))
  }

  /** Takes up the last visit and opens the engine. Gives back how to end. */
  start(): () => void {
    this.guide.read(location.hash.slice(1))
    this.sizes.read()
    this.dock = this.dockOfRound()
    const w = this.lab.words.keep
    const oldName = (version: number) => fill(w.oldName, { n: version })
    void this.code.read(oldName).then(() => this.connect())
    const leave = () => this.code.shelf.flush()
    addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', leave)
    return () => {
      removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', leave)
      this.closeSandbox()
      this.disconnect()
    }
  }

  async connect(): Promise<void> {
    this.lost = ''
    this.closeSandbox()
    const { keepSandbox } = await import('../runtime/browser/keep-sandbox.ts')
    this.closeSandbox = keepSandbox({
      opened: (sandbox, lostBefore) => {
        this.sandbox = sandbox
        void this.attach(new Bridge(sandbox), lostBefore)
      },
      lost: () => this.disconnect(),
      ended: (why, reason) => {
        this.lost = reason ? this.lab.words.world.simulator[reason] : why
        this.live.status = 'lost'
      },
    })
  }

  /** A simulator is there, maybe in place of one that was lost: the run is opened in it with the code as it is. */
  private async attach(bridge: Bridge, lostBefore: string): Promise<void> {
    this.bridge = bridge
    for (const panel of [this.live, this.code, this.checks, this.faults]) panel.attach(bridge)
    bridge.on((message) => {
      if (message.type === 'hung') this.hung = message.service
      else if (message.type === 'stopped') this.lost = message.error.message
      else if (message.type === 'journal') this.readStates(message.logs)
    })
    await this.again()
    this.reopened = lostBefore !== ''
    if (!this.reopened) await this.openLinked()
  }

  /** The run that the address brings along, if it does. */
  private async openLinked(): Promise<void> {
    const linked = momentOfHash(location.hash)
    if (!linked || this.live.status === 'lost') return
    history.replaceState(null, '', `#${this.guide.view.id}`)
    try {
      const { readLinked } = await import('./keeping/linked-run.ts')
      const run = readLinked(this.lab, await linked.run(), (files) => this.code.givenOf(files), linked.at)
      this.live.seed = run.seed
      this.foreign = await this.openRun(run.order.run, run.order.until, run.order.without)
      if (!this.foreign) return
      this.mayDiffer = run.other
      this.code.showGuest(run.files)
      this.opened = 'code'
    } catch (reason) {
      this.refused = refusalWords(this.lab.words, reason)
    }
  }

  /** The code of a link takes the place of one's own, which keeps a name if anything was changed in it. */
  async makeMine(): Promise<void> {
    const { guest, files, changedAtAll, shelf } = this.code
    if (!guest) return
    if (changedAtAll) await shelf.name(this.lab.words.keep.beforeLink, files)
    this.code.showGuest(null)
    this.code.replaceAll(guest)
    await this.again()
  }

  /** Asks a service by hand; a run that is held goes on, for nothing happens in it otherwise. @throws Refusal */
  async byHand(request: HandRequest): Promise<HandAnswer> {
    if (!this.bridge) throw new Error(this.lab.words.run.spoken.lost)
    if (this.live.status === 'ended') throw new Error(this.lab.words.console.over)
    this.requests += 1
    const answer = this.bridge.byHand(request)
    if (this.live.status === 'held') this.live.run()
    return answer
  }

  /** Opens the comparison with a named version on one side. */
  compareWith(version: string): void {
    this.compared = `kept/${version}`
    this.dock = 'compare'
  }

  private disconnect(): void {
    if (!this.bridge) return
    this.live.detach()
    this.search.forget()
    this.bridge.close()
    this.bridge = null
    this.sandbox = null
  }

  /** A new run from 0 s with the code as it is. */
  async again(): Promise<void> {
    this.keepBefore()
    this.hung = ''
    this.reopened = false
    this.foreign = false
    this.mayDiffer = null
    this.code.showGuest(null)
    this.refused = ''
    this.code.problems = []
    try {
      await this.live.open(this.code.given)
    } catch (reason) {
      if (!(reason instanceof Refusal)) throw reason
      const { error } = reason
      const owner = this.lab.services.find((service) => service.entry === error.file)?.name ?? ''
      this.code.report(problemOf(owner, error))
    }
  }

  get side(): Side {
    // what is looked at there belongs to the charts
    if (this.dock === 'timeline' || this.dock === 'compare') return 'none'
    if (this.opened) return this.opened
    const { panels } = this.guide.view
    return panels.includes('code') ? 'code' : panels.includes('patches') ? 'patches' : 'none'
  }

  private dockOfRound(): DockPanel | null {
    const { panels } = this.guide.view
    return (['timeline', 'logs', 'compare'] as const).find((panel) => panels.includes(panel)) ?? null
  }

  goTo(round: number): void {
    this.guide.go(round)
    history.replaceState(null, '', `#${this.guide.view.id}`)
    this.opened = null
    this.measures = 'charts'
    this.dock = this.dockOfRound()
    this.code.show(this.guide.view.edit[0])
  }

  /** On to the next step; a new round brings its own panels. */
  next(): void {
    const before = this.guide.round
    this.guide.next()
    if (this.guide.round !== before) this.goTo(this.guide.round)
  }

  check(): void {
    this.measures = 'checks'
    this.pane = 'measures'
    this.search.forget()
    this.checks.start(this.code.given)
  }

  /** On to the next moment at which the journal says something, or back to the one before. */
  stepMoment(by: 1 | -1): void {
    this.live.lookAt(nextMoment(this.live.take.journal, this.live.world.now, by))
  }

  /** A run of its own from here on, as if these faults had never been put in. */
  async branch(moment: Micros, without: string[]): Promise<void> {
    await this.openRun(await this.live.record(), moment, without)
  }

  /** Does a recorded run again; false if it was given up, or cannot be had again, which is told in a sentence. */
  async openRun(run: string, moment: Micros, without: string[] = []): Promise<boolean> {
    this.refused = ''
    try {
      await this.live.openRecorded(run, moment, without)
      return true
    } catch (reason) {
      if (!this.live.gaveUp) this.refused = refusalWords(this.lab.words, reason)
      return false
    }
  }

  /** Runs the evening of a check again, on its worst seed and with the code that was judged, up to where to look. */
  async showMoment(result: CheckResult): Promise<void> {
    const { scenarioRun } = await import('./timeline/scenario.ts')
    const files = this.checks.judgedFiles ?? this.code.given
    const order = scenarioRun(this.lab, result.scenario, result.seed, files)
    // some of what comes after is needed to see what becomes of it
    const until = Math.min(order.until, result.moment + 10_000_000)
    this.live.seed = result.seed
    if (!(await this.openRun(order.run, until, order.without))) return
    this.live.lookAt(result.moment)
    this.dock = 'timeline'
    this.measures = 'charts'
  }

  /** The last verdict holds for all that this round asks. */
  get roundHolds(): boolean {
    const asked = this.guide.view.checks.length > 0 ? this.guide.view.checks : this.lab.checks.map((check) => check.id)
    return asked.length > 0 && asked.every((id) => this.checks.result(id)?.passed)
  }

  private judged(verdict: Verdict): void {
    this.guide.judge(verdict)
    const { judgedFiles } = this.checks
    if (verdict.passed || !this.sandbox || !judgedFiles) return this.search.forget()
    const worst = verdict.checks.find((check) => !check.passed)
    void this.search.start(this.sandbox, this.lab.id, judgedFiles, worst?.seed ?? 1)
  }

  /** Runs the smallest schedule that breaks the code again, and shows where it begins. */
  async replayFound(found: FoundBreaking): Promise<void> {
    this.live.seed = found.seed
    if (!(await this.openRun(found.run, untilOf(found.run)))) return
    const first = Math.min(...found.schedule.map((one) => one.fromMs))
    this.live.lookAt((3_000 + first) * 1_000)
    this.dock = 'timeline'
    this.measures = 'charts'
  }

  /** Opens a panel of the dock, or closes it. */
  showDock(panel: DockPanel | null): void {
    this.dock = this.dock === panel ? null : panel
  }

  /** Opens the form for what can be done to a service, a link or a load. */
  breakAt(target: string): void {
    if (this.faults.picked === target) return this.faults.pick('')
    this.faults.pick(target)
    this.pane = 'break'
  }

  useSolution(): void {
    this.keepBefore()
    this.code.replaceAll({ ...this.code.files, ...this.lab.start, ...this.lab.solution })
  }

  resetCode(): void {
    this.code.replaceAll({ ...this.lab.start })
  }

  private mended(service: string): void {
    if (this.hung === service) this.hung = ''
  }

  /** What the code as it came did is worth keeping if something was broken in it. */
  private keepBefore(): void {
    const strip = stripOf(this.live.take, this.code.changedAtAll)
    if (!strip.changed && strip.faults.length > 0) this.kept = { before: strip }
  }

  /** A crash is told with file and line; a service that is up again has none. */
  private readStates(logs: { service: string; level: string; text: string }[]): void {
    for (const line of logs) {
      const crashed = line.level === 'error' && this.live.take.states.get(line.service) === 'crashed'
      const problem = crashed ? problemFromLog(line.service, line.text) : null
      if (problem) this.code.report(problem)
    }
    for (const [service, state] of this.live.take.states) {
      if (state === 'up') this.code.settle(service)
    }
  }
}
