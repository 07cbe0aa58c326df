import { type FlatFiles, serviceFiles } from '../../lab/files.ts'
import type { ServiceFiles } from '../../protocol/index.ts'
import { type Bridge, Refusal } from '../bridge.ts'
import { Shelf } from '../keeping/shelf.svelte.ts'
import type { LabView } from '../lab-view.ts'
import { type NameProblem, nameProblem, namesOf, sameFiles } from './files.ts'
import { type Problem, problemOf, type TypeProblem } from './problem.ts'

const APPLY_AFTER_MS = 350

/** The learner's code: what is typed here runs at once and is kept in this browser. */
export class Code {
  files = $state.raw<FlatFiles>({})
  file = $state('')
  problems = $state.raw<Problem[]>([])
  /** What the editor's language service finds in the files, by its own count of lines. */
  typeProblems = $state.raw<TypeProblem[]>([])
  /** What stood here before all of it was last replaced; null when there is nothing to go back to. */
  before = $state.raw<FlatFiles | null>(null)
  /** Somebody else's code, which a link brought along: looked at, not typed into. */
  guest = $state.raw<FlatFiles | null>(null)
  /** What the code on the screen is held against, if it is shown as a difference. */
  against = $state<'' | 'start' | 'solution'>('')
  /** A line that the editor should turn to. */
  goTo = $state.raw<{ file: string; line: number } | null>(null)
  /** Grows when files were replaced by something else than typing, so that editors take them in. */
  replaced = $state(0)
  readonly shelf: Shelf
  private readonly entries: string[]
  private readonly lab: LabView
  /** Told of each service that runs with new code. */
  private readonly ran: (service: string) => void
  private bridge: Bridge | null = null
  private toApply = new Set<string>()
  private applyTimer: ReturnType<typeof setTimeout> | undefined

  constructor(lab: LabView, ran: (service: string) => void) {
    this.lab = lab
    this.ran = ran
    this.files = { ...lab.start }
    // what the kit brings lies in no folder of the lab
    this.entries = [...new Set(lab.services.map((service) => service.entry))].filter((entry) => entry in lab.start)
    this.file = this.names[0] ?? ''
    this.shelf = new Shelf(lab, () => ({ files: this.files, before: this.before ?? undefined }))
  }

  /** The files on the screen, in the order of their tabs. */
  get names(): string[] {
    return namesOf(this.shown, this.entries, this.lab.start)
  }

  /** The texts on the screen: the learner's own, or those of a link. */
  get shown(): FlatFiles {
    return this.guest ?? this.files
  }

  attach(bridge: Bridge): void {
    this.bridge = bridge
  }

  /** Takes up what was kept on the last visit. `oldName` names code for another version of the lab. */
  async read(oldName: (version: number) => string): Promise<void> {
    const kept = await this.shelf.read(oldName)
    if (kept) {
      this.files = this.withEntries(kept.files)
      this.before = kept.before ?? null
    }
    this.replaced += 1
  }

  /** The same as the kernel wants it, for all services. */
  get given(): ServiceFiles {
    return this.givenOf(this.files)
  }

  givenOf(files: FlatFiles): ServiceFiles {
    return serviceFiles({ services: Object.fromEntries(this.lab.services.map((one) => [one.name, one])) }, files)
  }

  show(file: string | undefined): void {
    if (file && file in this.shown) this.file = file
  }

  changed(file: string): boolean {
    return this.shown[file] !== this.lab.start[file]
  }

  get changedAtAll(): boolean {
    return !sameFiles(this.files, this.lab.start)
  }

  readOnly(file: string): boolean {
    return this.guest !== null || this.lab.services.some((service) => service.entry === file && service.harness)
  }

  /** A file that is no service's own may go. */
  removable(file: string): boolean {
    return !this.guest && !this.entries.includes(file)
  }

  /** What was typed. */
  type(file: string, text: string): void {
    if (this.guest || this.files[file] === text || !(file in this.files)) return
    this.files = { ...this.files, [file]: text }
    this.changedFiles([file], APPLY_AFTER_MS)
  }

  /** Runs and keeps what was typed without waiting for a pause. */
  save(): void {
    clearTimeout(this.applyTimer)
    this.apply()
    this.shelf.flush()
  }

  /** Other texts for some files: a patch. They run at once. */
  replace(files: FlatFiles): void {
    this.put({ ...this.files, ...files })
  }

  /** Other files altogether: the start, the solution, a version. What stood here can be had back. */
  replaceAll(files: FlatFiles): void {
    const after = this.withEntries(files)
    if (sameFiles(after, this.files)) return
    this.before = this.files
    this.put(after)
  }

  useSolution(): void {
    this.replaceAll({ ...this.files, ...this.lab.start, ...this.lab.solution })
  }

  /** All files as they came. */
  reset(): void {
    this.replaceAll({ ...this.lab.start })
  }

  /** One file as it came; one that the lab does not have goes. */
  resetFile(file: string): void {
    const { [file]: _gone, ...others } = this.files
    const start = this.lab.start[file]
    this.replaceAll(start === undefined ? others : { ...others, [file]: start })
  }

  /** Back to what stood here before all of it was replaced; and back again. */
  undo(): void {
    if (this.before) this.replaceAll(this.before)
  }

  add(name: string): NameProblem | null {
    const problem = nameProblem(name, this.files)
    if (problem) return problem
    this.put({ ...this.files, [name]: '' })
    this.file = name
    return null
  }

  remove(file: string): void {
    if (!this.removable(file)) return
    const { [file]: _gone, ...others } = this.files
    this.replaceAll(others)
  }

  /** Shows somebody else's code, or with null one's own again. */
  showGuest(files: FlatFiles | null): void {
    if (files === this.guest) return
    this.guest = files
    this.against = ''
    if (!(this.file in this.shown)) this.file = this.names[0] ?? ''
    this.replaced += 1
  }

  report(problem: Problem): void {
    this.problems = [...this.problems.filter((one) => one.service !== problem.service), problem]
  }

  settle(service: string): void {
    if (this.problems.some((one) => one.service === service)) {
      this.problems = this.problems.filter((one) => one.service !== service)
    }
  }

  /** No service is without its entry, whatever was kept or sent. */
  private withEntries(files: FlatFiles): FlatFiles {
    const missing = this.entries.filter((entry) => !(entry in files))
    return { ...files, ...Object.fromEntries(missing.map((entry) => [entry, this.lab.start[entry] ?? ''])) }
  }

  private put(after: FlatFiles): void {
    const before = this.files
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    const changed = names.filter((name) => before[name] !== after[name])
    if (changed.length === 0) return
    this.guest = null
    this.files = after
    if (!(this.file in this.shown)) this.file = this.names[0] ?? ''
    this.replaced += 1
    this.changedFiles(changed, 0)
  }

  private changedFiles(names: string[], after: number): void {
    for (const name of names) this.toApply.add(name)
    clearTimeout(this.applyTimer)
    this.applyTimer = setTimeout(() => this.apply(), after)
    this.shelf.soon()
  }

  private apply(): void {
    const names = [...this.toApply]
    this.toApply.clear()
    for (const [service, files] of Object.entries(this.given)) {
      // what is gone may have been anybody's
      if (names.some((name) => name in files || !(name in this.files))) void this.applyTo(service, files)
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
}
