import type { ServiceError } from '../../engine/process.ts'
import type { RunRecord } from '../../engine/run-record.ts'
import type { KernelMessage, PageMessage } from '../../protocol/live.ts'
import { failure, type RunOrder } from '../live/obey.ts'
import { openRunner } from './open-worker.ts'
import { readRunMessage } from './read-run-message.ts'
import type { BranchOrder, BranchReply } from './runner-messages.ts'
import type { Sources } from './supplies.ts'

/** A runner that says nothing for this long hangs in some service. */
const SILENCE_MS = 3_000
/** It is given this long to load. */
const LOADING_MS = 10_000
/** A watch that goes off this late has slept with the machine. */
const SLEPT_MS = 1_000

type Order = Extract<PageMessage, { type: 'branch' }>

/**
 * A recorded run that is done again in a runner, all services together, and then goes on there: the kernel's end of
 * it. Until it stands, all that it says is kept back. The runner is not believed, since learners' code runs in it:
 * what it says is read with care.
 */
export class BranchRun {
  private readonly order: Order
  private readonly emit: (message: KernelMessage) => void
  private readonly stood: () => void
  private readonly run: RunRecord
  private readonly sources: Sources
  private worker: Worker
  private kept: KernelMessage[] | null = []
  /** The service that began the last step that was told of; '' while steps are not told of. */
  private stepping = ''
  private telling = false
  /** What the clock of the run last said. */
  private clock: Extract<KernelMessage, { type: 'clock' }> | null = null
  private watch: ReturnType<typeof setTimeout> | undefined
  private over = false

  /** `stood` is told once, before the first word of the new run. */
  constructor(
    order: Order,
    run: RunRecord,
    sources: Sources,
    emit: (message: KernelMessage) => void,
    stood: () => void,
  ) {
    this.order = order
    this.emit = emit
    this.stood = stood
    this.run = run
    this.sources = sources
    this.worker = this.begin(false)
  }

  tell(order: RunOrder): void {
    this.worker.postMessage(order)
  }

  close(): void {
    this.over = true
    clearTimeout(this.watch)
    this.worker.terminate()
  }

  /** Has it done again from 0 s; told of each step it is slower, and can say who hangs. */
  private begin(tellSteps: boolean): Worker {
    const worker = openRunner(this.sources, 'branch')
    worker.onmessage = (event: MessageEvent<unknown>) => this.hear(event.data)
    worker.onerror = (event) => this.fail('OutOfResources', event.message || 'It was stopped by the browser.')
    this.expect(LOADING_MS)
    const { id, to, without } = this.order
    const { lab, seed, files, inputs } = this.run
    worker.postMessage({
      ...{ type: 'begin', id, to, without, tellSteps },
      run: { lab, seed, files, inputs },
    } satisfies BranchOrder)
    return worker
  }

  private hear(said: unknown): void {
    if (this.over) return
    if (typeof said === 'string') {
      if (said in this.run.files) this.stepping = said
      return
    }
    this.expect(SILENCE_MS)
    if ((said as Exclude<BranchReply, string> | null)?.type === 'alive') return
    const message = readRunMessage(said)
    if (!message) return this.fail('SpokeOutOfTurn', 'It sent messages that no run sends, and was stopped.')
    if (message.type === 'clock') this.clock = message
    if (!this.kept) return this.emit(message)
    if (message.type === 'branch-progress') return this.emit(message)
    if (message.type !== 'reply' || message.id !== this.order.id) return void this.kept.push(message)
    if (message.ok) this.stand()
    else this.close()
    this.emit(message)
  }

  private stand(): void {
    const { kept } = this
    this.kept = null
    this.stood()
    for (const message of kept ?? []) this.emit(message)
  }

  private expect(ms: number): void {
    clearTimeout(this.watch)
    const due = performance.now() + ms
    this.watch = setTimeout(() => {
      if (performance.now() - due > SLEPT_MS) return this.expect(ms)
      this.hang()
    }, ms)
  }

  /** While it was being done again no steps were told of: once more, to hear whose does not come back. */
  private hang(): void {
    if (this.kept && !this.telling) {
      this.telling = true
      this.worker.terminate()
      this.kept = []
      this.worker = this.begin(true)
      return
    }
    const who = this.stepping
    const message = `${who || 'A service'} did not come back from a step. Is there a loop that never ends?`
    this.fail('Hung', message, who ? { service: who } : {})
  }

  private fail(name: string, message: string, values: NonNullable<ServiceError['values']> = {}): void {
    if (this.over) return
    this.close()
    const error = { name, message, values }
    if (this.kept) return this.emit({ ...failure(this.order.id, null), error })
    if (this.clock) this.emit({ ...this.clock, status: 'ended' })
    this.emit({ type: 'stopped', error })
  }
}
