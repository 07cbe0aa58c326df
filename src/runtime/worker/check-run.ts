import type { LabDefinition } from '../../lab/definition.ts'
import { judgeSeed, ServiceFailed, verdict } from '../../lab/judge.ts'
import type { CheckRequest, SeedReport, Verdict } from '../../protocol/check.ts'
import type { KernelMessage } from '../../protocol/live.ts'
import { createApartHost } from '../apart/host.ts'
import { openRunner, serviceWorker } from './open-worker.ts'
import type { JudgeOrder, JudgeReply } from './runner-messages.ts'
import type { Sources } from './supplies.ts'

/** A runner that says nothing for this long hangs in some service. */
const SILENCE_MS = 3_000
/** It is given this long to load. */
const LOADING_MS = 10_000

type Order = Extract<CheckRequest, { type: 'check' }>

/** Judges some code over seeds, spread over the cores; one hang or failure ends it. */
export class CheckRun {
  private readonly order: Order
  private readonly lab: LabDefinition
  private readonly sources: Sources
  private readonly emit: (message: KernelMessage) => void
  private readonly reports: SeedReport[] = []
  private readonly left: number[]
  private readonly workers = new Set<Worker>()
  private over = false

  constructor(order: Order, lab: LabDefinition, sources: Sources, emit: (message: KernelMessage) => void) {
    this.order = order
    this.lab = lab
    this.sources = sources
    this.emit = emit
    this.left = [...order.seeds]
    const crew = Math.min(order.crew ?? 4, navigator.hardwareConcurrency || 2, this.left.length)
    this.progress()
    if (order.apart) void this.judgeApart()
    else for (let i = 0; i < crew; i++) this.hire()
  }

  cancel(): void {
    this.over = true
    for (const worker of this.workers) worker.terminate()
    this.workers.clear()
  }

  private hire(): void {
    const worker = openRunner(this.sources, 'checks')
    this.workers.add(worker)
    let seed = 0
    let watch: ReturnType<typeof setTimeout> | undefined
    const expect = (ms: number) => {
      clearTimeout(watch)
      watch = setTimeout(() => void this.nameTheHung(seed), ms)
    }
    const next = () => {
      const candidate = this.left.shift()
      if (candidate === undefined) {
        clearTimeout(watch)
        worker.terminate()
        this.workers.delete(worker)
        return
      }
      seed = candidate
      const { lab, files, checks } = this.order
      worker.postMessage({ lab, files, seed, ...(checks ? { checks } : {}) } satisfies JudgeOrder)
    }
    worker.onmessage = (event: MessageEvent<JudgeReply>) => {
      const reply = event.data
      if (this.over) return
      expect(SILENCE_MS)
      if (reply.type === 'failed')
        return this.fail({ error: reply.error, ...(reply.service ? { service: reply.service } : {}) })
      if (reply.type !== 'report') return
      // whoever got past the host in there could have sent anything
      if (reply.report?.seed !== seed)
        return this.fail({ error: { name: 'HostBroken', message: 'The checks gave a report that was not asked for.' } })
      this.reports.push(reply.report)
      this.progress()
      if (this.reports.length === this.order.seeds.length) this.finish()
      else next()
      if (this.over) clearTimeout(watch)
    }
    worker.onerror = (event) =>
      this.fail({
        error: { name: 'OutOfResources', message: event.message || 'The checks were stopped by the browser.' },
      })
    expect(LOADING_MS)
    next()
  }

  private finish(): void {
    this.reports.sort((a, b) => a.seed - b.seed)
    let judged: Verdict
    try {
      judged = verdict(this.lab, this.reports)
    } catch (error) {
      return this.fail({
        error: { name: 'HostBroken', message: `The checks gave a report that cannot be read: ${String(error)}` },
      })
    }
    this.cancel()
    this.emit({ type: 'check-done', id: this.order.id, verdict: judged, reports: this.reports })
  }

  private progress(): void {
    const virtualMs = this.reports.reduce((sum, report) => sum + report.virtualMs, 0)
    this.emit({
      type: 'check-progress',
      id: this.order.id,
      done: this.reports.length,
      of: this.order.seeds.length,
      virtualMs,
    })
  }

  private fail(what: Omit<Extract<KernelMessage, { type: 'check-failed' }>, 'type' | 'id'>): void {
    if (this.over) return
    this.cancel()
    this.emit({ type: 'check-failed', id: this.order.id, ...what })
  }

  /** One seed after another, a worker for each service. */
  private async judgeApart(): Promise<void> {
    const host = createApartHost({
      open: () => serviceWorker(this.sources),
      onHung: (service) =>
        this.fail({ service, error: { name: 'Hung', message: `${service} did not come back.`, values: { service } } }),
    })
    try {
      for (const seed of this.left) {
        this.reports.push(await judgeSeed(this.lab, this.order.files, seed, host, this.order.checks, () => !this.over))
        if (this.over) return
        this.progress()
      }
      this.finish()
    } catch (error) {
      if (error instanceof ServiceFailed) this.fail({ service: error.service, error: error.error })
      else this.fail({ error: { name: 'HostBroken', message: String(error) } })
    }
  }

  /** Together cannot say who hangs; the same seed with a worker each can. */
  private async nameTheHung(seed: number): Promise<void> {
    if (this.over) return
    this.cancel()
    let named = ''
    const host = createApartHost({
      open: () => serviceWorker(this.sources),
      onHung: (service) => {
        named = service
      },
    })
    await judgeSeed(this.lab, this.order.files, seed, host, this.order.checks, () => named === '').catch(() => {})
    this.over = false
    this.fail({
      ...(named ? { service: named } : {}),
      error: {
        name: 'Hung',
        message: `${named || 'A service'} did not come back on seed ${seed}. Is there a loop that never ends?`,
        ...(named ? { values: { service: named } } : {}),
      },
    })
  }
}
