import { type FlatFiles, serviceFiles } from '../../lab/files.ts'
import type { ServiceFiles } from '../../protocol/index.ts'
import { keep, readKept } from '../../site/reader/code-shelf.ts'
import { type Bridge, Refusal } from '../bridge.ts'
import type { LabView } from '../lab-view.ts'
import { type Problem, problemOf } from './problem.ts'

const APPLY_AFTER_MS = 350
const KEEP_AFTER_MS = 300

/** Whether what was typed is safe: read from the last visit, on its way, kept, or refused by this browser. */
export type Keeping = 'reading' | 'keeping' | 'kept' | 'refused'

/** The learner's code: what is typed here runs at once and is kept in this browser. */
export class Code {
  files = $state.raw<FlatFiles>({})
  file = $state('')
  keeping = $state<Keeping>('reading')
  /** What is kept was written for another version of this lab. */
  otherVersion = $state(false)
  problems = $state.raw<Problem[]>([])
  /** A line that the editor should turn to. */
  goTo = $state.raw<{ file: string; line: number } | null>(null)
  /** Grows when files were replaced by something else than typing, so that editors take them in. */
  replaced = $state(0)
  readonly names: string[]
  private readonly lab: LabView
  /** Told of each service that runs with new code. */
  private readonly ran: (service: string) => void
  private bridge: Bridge | null = null
  private toApply = new Set<string>()
  private applyTimer: ReturnType<typeof setTimeout> | undefined
  private keepTimer: ReturnType<typeof setTimeout> | undefined

  constructor(lab: LabView, ran: (service: string) => void) {
    this.lab = lab
    this.ran = ran
    this.files = { ...lab.start }
    // what the kit brings lies in no folder of the lab
    const entries = lab.services.map((service) => service.entry).filter((entry) => entry in lab.start)
    this.names = [...entries, ...Object.keys(lab.start).filter((name) => !entries.includes(name))]
    this.file = this.names[0] ?? ''
  }

  attach(bridge: Bridge): void {
    this.bridge = bridge
  }

  /** Takes up what was kept on the last visit. */
  async read(): Promise<void> {
    try {
      const kept = await readKept(this.lab.id)
      if (kept && kept.version === this.lab.version) this.files = { ...this.lab.start, ...kept.files }
      this.otherVersion = kept !== undefined && kept.version !== this.lab.version
      this.keeping = 'kept'
    } catch {
      this.keeping = 'refused'
    }
    this.replaced += 1
  }

  /** The same as the kernel wants it, for all services. */
  get given(): ServiceFiles {
    return serviceFiles({ services: Object.fromEntries(this.lab.services.map((one) => [one.name, one])) }, this.files)
  }

  show(file: string | undefined): void {
    if (file && this.names.includes(file)) this.file = file
  }

  changed(file: string): boolean {
    return this.files[file] !== this.lab.start[file]
  }

  get changedAtAll(): boolean {
    return this.names.some((name) => this.changed(name))
  }

  readOnly(file: string): boolean {
    return this.lab.services.some((service) => service.entry === file && service.harness)
  }

  /** What was typed. */
  type(file: string, text: string): void {
    if (this.files[file] === text) return
    this.files = { ...this.files, [file]: text }
    this.changedFiles([file], APPLY_AFTER_MS)
  }

  /** Other texts for some files: a patch, the solution, a reset. They run at once. */
  replace(files: FlatFiles): void {
    const changed = Object.keys(files).filter((name) => files[name] !== this.files[name])
    if (changed.length === 0) return
    this.files = { ...this.files, ...files }
    this.replaced += 1
    this.changedFiles(changed, 0)
  }

  report(problem: Problem): void {
    this.problems = [...this.problems.filter((one) => one.service !== problem.service), problem]
  }

  settle(service: string): void {
    if (this.problems.some((one) => one.service === service)) {
      this.problems = this.problems.filter((one) => one.service !== service)
    }
  }

  /** Writes down at once what waits to be kept: the page is about to go. */
  flush(): void {
    if (this.keepTimer === undefined) return
    clearTimeout(this.keepTimer)
    void this.keepNow()
  }

  private changedFiles(names: string[], after: number): void {
    for (const name of names) this.toApply.add(name)
    clearTimeout(this.applyTimer)
    this.applyTimer = setTimeout(() => this.apply(), after)
    // not put off by more typing: at most this long is ever lost
    this.keepTimer ??= setTimeout(() => this.keepNow(), KEEP_AFTER_MS)
    if (this.keeping !== 'refused') this.keeping = 'keeping'
  }

  private apply(): void {
    const names = [...this.toApply]
    this.toApply.clear()
    for (const [service, files] of Object.entries(this.given)) {
      if (names.some((name) => name in files)) void this.applyTo(service, files)
    }
  }

  private async applyTo(service: string, files: FlatFiles): Promise<void> {
    try {
      await this.bridge?.ask({ type: 'edit', service, files })
      this.settle(service)
      this.ran(service)
    } catch (reason) {
      if (!(reason instanceof Refusal)) throw reason
      if (reason.error.name !== 'Closed') this.report(problemOf(service, reason.error))
    }
  }

  private async keepNow(): Promise<void> {
    const files = this.files
    this.keepTimer = undefined
    try {
      await keep({ lab: this.lab.id, version: this.lab.version, files: { ...files }, savedAt: Date.now() })
      this.otherVersion = false
      if (files === this.files) this.keeping = 'kept'
    } catch {
      this.keeping = 'refused'
    }
  }
}
