import type { ServiceError } from '../../engine/process.ts'
import { LEARNERS_SEEDS } from '../../protocol/check.ts'
import type { CheckReply, CheckResult, ServiceFiles, Verdict } from '../../protocol/index.ts'
import type { Bridge } from '../bridge.ts'
import { sameFiles } from '../editor/files.ts'
import { type Problem, problemOf } from '../editor/problem.ts'
import type { LabView } from '../lab-view.ts'
import { errorWords } from '../run/error-words.ts'

export type Checking =
  | { status: 'idle' }
  | { status: 'running'; done: number; of: number }
  | { status: 'done'; verdict: Verdict }
  | { status: 'failed'; problem: Problem }

/** The lab's checks over several seeds, and what they said about the code last time. */
export class Checks {
  state = $state.raw<Checking>({ status: 'idle' })
  /** The last verdict, kept while new checks run. */
  verdict = $state.raw<Verdict | null>(null)
  /** The code that the last verdict is about. */
  judgedFiles = $state.raw<ServiceFiles | null>(null)
  private asked: ServiceFiles | null = null
  private readonly lab: LabView
  private readonly judged: (verdict: Verdict) => void
  private bridge: Bridge | null = null
  private stop: (() => void) | null = null

  constructor(lab: LabView, judged: (verdict: Verdict) => void) {
    this.lab = lab
    this.judged = judged
  }

  attach(bridge: Bridge): void {
    this.bridge = bridge
  }

  start(files: ServiceFiles): void {
    this.cancel()
    if (!this.bridge) return
    this.asked = files
    this.state = { status: 'running', done: 0, of: LEARNERS_SEEDS.length }
    this.stop = this.bridge.check({ lab: this.lab.id, files, seeds: [...LEARNERS_SEEDS] }, (reply) => this.hear(reply))
  }

  cancel(): void {
    this.stop?.()
    this.stop = null
    if (this.state.status === 'running')
      this.state = this.verdict ? { status: 'done', verdict: this.verdict } : { status: 'idle' }
  }

  /** There is a verdict, and it is about other code than this. */
  isOld(files: ServiceFiles): boolean {
    const { judgedFiles } = this
    if (!this.verdict || !judgedFiles) return false
    const names = Object.keys(files)
    return !names.every((name) => sameFiles(files[name] ?? {}, judgedFiles[name] ?? {}))
  }

  result(id: string): CheckResult | undefined {
    return this.verdict?.checks.find((check) => check.id === id)
  }

  private hear(reply: CheckReply): void {
    if (reply.type === 'check-progress') this.state = { status: 'running', done: reply.done, of: reply.of }
    else if (reply.type === 'check-failed')
      this.state = { status: 'failed', problem: this.whose(reply.error, reply.service) }
    else {
      this.verdict = reply.verdict
      this.judgedFiles = this.asked
      this.state = { status: 'done', verdict: reply.verdict }
      this.judged(reply.verdict)
    }
  }

  private whose(error: ServiceError, service?: string): Problem {
    const owner = service ?? this.lab.services.find((one) => one.entry === error.file)?.name ?? ''
    return problemOf(owner, { ...error, message: errorWords(this.lab.words, error) })
  }
}
