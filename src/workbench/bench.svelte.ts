import { Bridge, Refusal } from './bridge.ts'
import { Checks } from './checks/checks.svelte.ts'
import { Code } from './editor/code.svelte.ts'
import { problemFromLog, problemOf } from './editor/problem.ts'
import { GuidePath } from './guide/guide.svelte.ts'
import { type Strip, stripOf } from './guide/strip.ts'
import type { LabView } from './lab-view.ts'
import { Numbers } from './numbers.ts'
import { Patches } from './patches/patches.svelte.ts'
import { Live } from './run/live.svelte.ts'
import { Faults } from './world/faults.svelte.ts'

/** Which panel a phone shows under the world. */
export type Pane = 'steps' | 'measures' | 'patch' | 'break'

/** What stands where the charts are. */
export type Measures = 'charts' | 'checks'

/** What stands beside the charts. */
export type Side = 'code' | 'patches' | 'none'

/** One lab page: its panels, and the engine behind them. */
export class Bench {
  pane = $state<Pane>('steps')
  measures = $state<Measures>('charts')
  /** The last run of the code as it came, for the card that shows before and after. */
  kept = $state.raw<{ before: Strip | null }>({ before: null })
  /** What the learner opened beside the charts; until then the round decides. */
  opened = $state<Side | null>(null)
  /** Why the engine is not there, if it is not. */
  lost = $state('')
  /** The service that did not come back from a step, and was stopped. */
  hung = $state('')
  readonly lab: LabView
  readonly numbers: Numbers
  readonly live: Live
  readonly code: Code
  readonly patches: Patches
  readonly checks: Checks
  readonly guide: GuidePath
  readonly faults: Faults
  /** The way to the engine, while there is one. */
  bridge: Bridge | null = null

  constructor(lab: LabView) {
    this.lab = lab
    this.numbers = new Numbers(lab.locale)
    this.live = new Live(lab)
    this.code = new Code(lab, (service) => this.mended(service))
    this.patches = new Patches(lab, this.code)
    this.guide = new GuidePath(lab)
    this.checks = new Checks(lab, (verdict) => this.guide.judge(verdict))
    this.faults = new Faults(lab, (fault) => this.guide.askBefore(fault))
  }

  /** Takes up the last visit and opens the engine. Gives back how to end. */
  start(): () => void {
    this.guide.read(location.hash.slice(1))
    void this.code.read().then(() => this.connect())
    const leave = () => this.code.flush()
    addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', leave)
    return () => {
      removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', leave)
      this.live.detach()
      this.bridge?.close()
    }
  }

  async connect(): Promise<void> {
    this.lost = ''
    this.disconnect()
    try {
      const { openSandbox } = await import('../runtime/browser/sandbox.ts')
      const sandbox = await openSandbox()
      sandbox.onLost((why) => {
        this.disconnect()
        this.lost = why
      })
      this.bridge = new Bridge(sandbox)
    } catch (reason) {
      this.lost = reason instanceof Error ? reason.message : String(reason)
      this.live.status = 'lost'
      return
    }
    for (const panel of [this.live, this.code, this.checks, this.faults]) panel.attach(this.bridge)
    this.bridge.on((message) => {
      if (message.type === 'hung') this.hung = message.service
      else if (message.type === 'stopped') this.lost = message.error.message
      else if (message.type === 'journal') this.readStates(message.logs)
    })
    await this.again()
  }

  private disconnect(): void {
    if (!this.bridge) return
    this.live.detach()
    this.bridge.close()
    this.bridge = null
  }

  /** A new run from 0 s with the code as it is. */
  async again(): Promise<void> {
    this.keepBefore()
    this.hung = ''
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
    if (this.opened) return this.opened
    const { panels } = this.guide.view
    return panels.includes('code') ? 'code' : panels.includes('patches') ? 'patches' : 'none'
  }

  goTo(round: number): void {
    this.guide.go(round)
    history.replaceState(null, '', `#${this.guide.view.id}`)
    this.opened = null
    this.measures = 'charts'
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
    this.checks.start(this.code.given)
  }

  useSolution(): void {
    this.keepBefore()
    this.code.replace({ ...this.lab.start, ...this.lab.solution })
  }

  resetCode(): void {
    this.code.replace({ ...this.lab.start })
  }

  private mended(service: string): void {
    if (this.hung === service) this.hung = ''
  }

  /** What the code as it came did is worth keeping if something was broken in it. */
  private keepBefore(): void {
    const strip = stripOf(this.live.take, this.lab.loads[0]?.name ?? '', this.code.changedAtAll)
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
