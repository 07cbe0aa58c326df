import type { HandAnswer, HandRequest, Verdict } from '../protocol/index.ts'
import { type Bridge, Refusal } from './bridge.ts'
import { CHARTS, type ChartName } from './charts/chart-data.ts'
import { Checks } from './checks/checks.svelte.ts'
import { Search } from './checks/search.svelte.ts'
import { Sizes } from './dock/sizes.svelte.ts'
import { Code } from './editor/code.svelte.ts'
import { problemFromLog, problemOf } from './editor/problem.ts'
import { GuidePath } from './guide/guide.svelte.ts'
import { Kept } from './guide/kept.svelte.ts'
import type { LabView, PatchView } from './lab-view.ts'
import { Numbers } from './numbers.ts'
import { Patches } from './patches/patches.svelte.ts'
import { Live } from './run/live.svelte.ts'
import { Simulator } from './run/simulator.svelte.ts'
import { Replays } from './timeline/replays.svelte.ts'
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
  /** What the learner opened beside the charts; until then the round decides. */
  opened = $state<Side | null>(null)
  /** The charts that a learner chose; until then the round decides. */
  chosenCharts = $state.raw<ChartName[] | null>(null)
  /** The service whose calls and queue are drawn, if a learner chose one. */
  watched = $state('')
  /** The run that was there when the round began, and how far it was. */
  entered = $state.raw<{ take: number; at: number } | null>(null)
  /** Where the pointer stands on the charts' time axis, in seconds; null where it does not. */
  cursor = $state<number | null>(null)
  /** Picture and charts as tables. */
  tables = $state(false)
  /** The panel of the dock that is open. */
  dock = $state<DockPanel | null>(null)
  /** Requests made by hand so far. */
  requests = $state(0)
  /** The version that the comparison begins with. */
  compared = $state('start')
  readonly sizes = new Sizes()
  readonly kept = new Kept(this)
  readonly lab: LabView
  readonly numbers: Numbers
  readonly live: Live
  readonly code: Code
  readonly patches: Patches
  readonly checks: Checks
  readonly search = new Search()
  readonly guide: GuidePath
  readonly faults: Faults
  readonly simulator: Simulator
  readonly replays: Replays

  constructor(lab: LabView) {
    this.lab = lab
    this.numbers = new Numbers(lab.locale)
    this.live = new Live(lab)
    this.code = new Code(lab, (service) => this.mended(service))
    this.patches = new Patches(lab, this.code)
    this.guide = new GuidePath(lab)
    this.checks = new Checks(lab, (verdict) => this.judged(verdict))
    this.faults = new Faults(lab, (fault) => this.guide.askBefore(fault))
    this.replays = new Replays(this)
    this.simulator = new Simulator(lab, {
      attach: (bridge) => {
        for (const panel of [this.live, this.code, this.checks, this.faults]) panel.attach(bridge)
      },
      open: () => this.again(),
      stands: () => void this.replays.openLinked(),
      heard: (message) => {
        if (message.type === 'journal') this.readStates(message.logs)
      },
      left: () => {
        this.live.detach()
        this.search.forget()
      },
    })
  }

  /** Takes up the last visit and opens the engine. Gives back how to end. */
  start(): () => void {
    this.guide.read(location.hash.slice(1))
    this.sizes.read()
    this.dock = this.dockOfRound()
    const oldName = (version: number) => fill(this.lab.words.keep.oldName, { n: version })
    void this.code.read(oldName).then(() => {
      this.code.show(this.guide.view.edit[0])
      return this.simulator.connect()
    })
    const leave = () => this.code.shelf.flush()
    addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', leave)
    return () => {
      removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', leave)
      this.simulator.close()
    }
  }

  /** The way to the engine, while there is one. */
  get bridge(): Bridge | null {
    return this.simulator.bridge
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

  /** A new run from 0 s with the code as it is. */
  async again(): Promise<void> {
    this.kept.ends()
    // a new run is there to be looked at, and results of checks would cover its charts
    if (this.checks.state.status !== 'running') this.measures = 'charts'
    this.simulator.hung = ''
    this.simulator.reopened = false
    this.replays.forget()
    this.code.showGuest(null)
    this.code.problems = []
    try {
      await this.live.open(this.code.given)
      this.kept.began()
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

  get charts(): ChartName[] {
    return this.chosenCharts ?? CHARTS.filter((name) => this.guide.view.panels.includes(name))
  }

  private dockOfRound(): DockPanel | null {
    return (['timeline', 'logs', 'compare'] as const).find((panel) => this.guide.view.panels.includes(panel)) ?? null
  }

  goTo(round: number, from = this.guide.round): void {
    this.guide.go(round)
    if (round !== from) this.entered = { take: this.live.take$, at: this.live.end }
    history.replaceState(null, '', `#${this.guide.view.id}`)
    this.opened = null
    this.chosenCharts = null
    this.measures = 'charts'
    this.dock = this.dockOfRound()
    this.code.show(this.guide.view.edit[0])
  }

  /** On to the next step; a new round brings its own panels. */
  next(): void {
    const before = this.guide.round
    this.guide.next()
    if (this.guide.round !== before) this.goTo(this.guide.round, before)
  }

  check(): void {
    this.measures = 'checks'
    this.pane = 'measures'
    this.search.forget()
    this.checks.start(this.code.given)
  }

  /** The last verdict holds for all that this round asks. */
  get roundHolds(): boolean {
    const asked = this.guide.view.checks.length > 0 ? this.guide.view.checks : this.lab.checks.map((check) => check.id)
    return asked.length > 0 && asked.every((id) => this.checks.result(id)?.passed)
  }

  private judged(verdict: Verdict): void {
    this.guide.judge(verdict)
    if (!this.checks.isOld(this.code.given)) this.patches.judged()
    const { judgedFiles } = this.checks
    const { sandbox } = this.simulator
    if (verdict.passed || !sandbox || !judgedFiles) return this.search.forget()
    const worst = verdict.checks.find((check) => !check.passed)
    void this.search.start(sandbox, this.lab.id, judgedFiles, worst?.seed ?? 1)
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

  /** Puts a patch in and shows its card; where the code is too different for it, the card says so. */
  applyPatch(patch: PatchView): void {
    this.opened = 'patches'
    this.pane = 'patch'
    if (this.patches.fits(patch)) this.patches.toggle(patch)
    else this.patches.looked = patch.id
  }

  private mended(service: string): void {
    this.kept.edited()
    if (this.simulator.hung === service) this.simulator.hung = ''
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
