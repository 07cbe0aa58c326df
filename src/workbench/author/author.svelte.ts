import { SECOND } from '../../engine/time.ts'
import { serviceFiles } from '../../lab/files.ts'
import type { CheckReply } from '../../protocol/index.ts'
import { Bench } from '../bench.svelte.ts'
import { fill } from '../words.ts'
import { type AuthorLab, addressOf, type Moment, momentIn, readAuthorLab, readRun } from './desk.ts'
import { type Judged, judge, plan } from './verifying.ts'
import { type AuthorWords, authorWords } from './words.ts'

/** What an author does on a lab page in dev: switches variants, verifies, goes to a moment, sees changes at once. */
export class Author {
  lab = $state.raw<AuthorLab | null>(null)
  variant = $state('start')
  scenario = $state<string | undefined>(undefined)
  judged = $state.raw<Judged[]>([])
  /** What is under way, or went wrong; empty when there is nothing to say. */
  said = $state('')
  verifying = $state(false)
  readonly words: AuthorWords
  private bench: Bench
  private readonly replace: (next: Bench) => void
  private stop: () => void = () => {}

  constructor(bench: Bench, replace: (next: Bench) => void) {
    this.bench = bench
    this.replace = replace
    this.words = authorWords(bench.lab.locale)
  }

  /** Takes up the lab's variants, and the moment that the address names. */
  async open(): Promise<void> {
    try {
      this.lab = await readAuthorLab(this.bench.lab.id, this.bench.lab.locale)
      const moment = momentIn(location.search)
      if (moment) await this.goTo(moment)
    } catch (thrown) {
      this.said = (thrown as Error).message
    }
  }

  /** Another variant's code, in the run that is under way. */
  choose(variant: string): void {
    const files = this.lab?.variants[variant]
    if (!files) return
    this.variant = variant
    this.scenario = undefined
    this.bench.code.replace({ ...files })
  }

  /** The run of a scenario on a seed once more, to a moment. */
  async goTo(moment: Moment): Promise<void> {
    this.said = fill(this.words.opening, { variant: moment.variant, seed: moment.seed })
    await this.whenReady()
    this.choose(moment.variant)
    this.bench.live.seed = moment.seed
    if (moment.scenario) {
      this.scenario = moment.scenario
      await this.bench.live.openRecorded(await readRun(this.bench.lab.id, moment), Math.round(moment.at * SECOND))
    } else await this.bench.again()
    this.said = ''
  }

  /** The address of what is on the screen now. */
  get address(): string {
    const { live, lab } = this.bench
    const at = live.playhead.known / SECOND
    const path = location.pathname || `/labs/${lab.id}/`
    return addressOf(path, { variant: this.variant, seed: live.seed, scenario: this.scenario, at })
  }

  async verify(): Promise<void> {
    if (!this.lab || this.verifying) return
    this.verifying = true
    this.judged = []
    this.said = this.words.waiting
    try {
      await this.whenReady()
      for (const { variant, seeds } of plan(this.lab)) {
        const reply = await this.check(variant, seeds)
        if (reply.type === 'check-failed') throw new Error(`${variant}: ${reply.error.message}`)
        if (reply.type === 'check-done') this.judged = [...this.judged, judge(this.lab, variant, reply.verdict)]
      }
      this.said = this.judged.every((one) => one.fine) ? this.words.holds : this.words.doesNotHold
    } catch (thrown) {
      this.said = (thrown as Error).message
    }
    this.verifying = false
  }

  cancel(): void {
    this.stop()
    this.verifying = false
    this.said = ''
  }

  /** The lab lies otherwise on disk than a moment ago; `file` is its path from the lab's folder. */
  async changed(file: string): Promise<void> {
    try {
      const before = this.bench
      const lab = await readAuthorLab(before.lab.id, before.lab.locale)
      this.lab = lab
      this.judged = []
      this.said = ''
      if (/^(start|solution|wrong|patches)\//.test(file)) this.takeCode(lab)
      else await this.takeLab(lab)
    } catch (thrown) {
      this.said = (thrown as Error).message
    }
  }

  /** New texts of services run in the run under way, as if they had been typed. */
  private takeCode(lab: AuthorLab): void {
    const { bench } = this
    Object.assign(bench.lab.start, lab.view.start)
    Object.assign(bench.lab.solution, lab.view.solution)
    const files = lab.variants[this.variant]
    if (files) bench.code.replace({ ...files })
  }

  /** Another guide, other checks, other services: the page is made anew around the same seed, round and step. */
  private async takeLab(lab: AuthorLab): Promise<void> {
    const before = this.bench
    const next = new Bench(lab.view)
    next.live.seed = before.live.seed
    next.live.speed = before.live.speed
    this.bench = next
    this.replace(next)
  }

  private check(variant: string, seeds: number[]): Promise<CheckReply> {
    const { bench, lab } = this
    const services = Object.fromEntries(bench.lab.services.map((one) => [one.name, one]))
    const files = serviceFiles({ services }, lab?.variants[variant] ?? {})
    return new Promise((resolve, reject) => {
      if (!bench.bridge) return reject(new Error(this.words.noEngine))
      const stop = bench.bridge.check({ lab: bench.lab.id, files, seeds }, (reply) => {
        if (reply.type === 'check-progress')
          this.said = fill(this.words.progress, { variant, done: reply.done, of: reply.of })
        else resolve(reply)
      })
      this.stop = () => {
        stop()
        reject(new Error(''))
      }
    })
  }

  private async whenReady(): Promise<void> {
    while (this.bench.live.status === 'opening' || !this.bench.bridge)
      await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
