import type { SearchReply, SearchRequest } from '../../protocol/search.ts'
import { openRunner } from './open-worker.ts'
import type { Sources } from './supplies.ts'

/** A searcher that says nothing for this long hangs in some service. */
const SILENCE_MS = 3_000
const LOADING_MS = 10_000
const LONGEST_RUN = 4_000_000

type Order = Extract<SearchRequest, { type: 'search' }>

/** The kernel's end of a search: a worker of its own, which is ended when it is done, cancelled or silent. */
export class SearchRun {
  readonly id: number
  private readonly emit: (reply: SearchReply) => void
  private readonly worker: Worker
  private watch: ReturnType<typeof setTimeout> | undefined
  private over = false

  constructor(order: Order, sources: Sources, emit: (reply: SearchReply) => void) {
    const { script, ...rest } = order
    this.id = order.id
    this.emit = emit
    this.worker = openRunner({ ...sources, runner: script }, 'checks')
    this.worker.onmessage = (event: MessageEvent<unknown>) => this.hear(event.data)
    this.worker.onerror = (event) => this.fail('OutOfResources', event.message || 'It was stopped by the browser.')
    this.expect(LOADING_MS)
    this.worker.postMessage(rest)
  }

  cancel(): void {
    this.over = true
    clearTimeout(this.watch)
    this.worker.terminate()
  }

  private hear(said: unknown): void {
    if (this.over) return
    this.expect(SILENCE_MS)
    if ((said as { type?: unknown } | null)?.type === 'alive') return
    // learners' code runs in there: it might say anything
    if (!isReply(said, this.id)) return this.fail('SpokeOutOfTurn', 'It sent messages that no search sends.')
    if (said.type !== 'search-progress') this.cancel()
    this.emit(said)
  }

  private expect(ms: number): void {
    clearTimeout(this.watch)
    const hung = 'A service did not come back during the search. Is there a loop that never ends?'
    this.watch = setTimeout(() => this.fail('Hung', hung), ms)
  }

  private fail(name: string, message: string): void {
    if (this.over) return
    this.cancel()
    this.emit({ type: 'search-failed', id: this.id, error: { name, message } })
  }
}

function isReply(said: unknown, id: number): said is SearchReply {
  const { type, id: named, tried, of, smallest, found, error } = (said ?? {}) as Record<string, unknown>
  if (named !== id) return false
  if (type === 'search-progress') return Number.isInteger(tried) && Number.isInteger(of) && isFound(smallest)
  if (type === 'search-done') return isFound(found)
  const { name, message } = (error ?? {}) as Record<string, unknown>
  return type === 'search-failed' && typeof name === 'string' && typeof message === 'string'
}

function isFound(found: unknown): boolean {
  if (found === null) return true
  const { schedule, success, run } = (found ?? {}) as Record<string, unknown>
  if (!Array.isArray(schedule) || typeof success !== 'number') return false
  return typeof run === 'string' && run.length <= LONGEST_RUN && schedule.every(isScheduled)
}

function isScheduled(one: unknown): boolean {
  const { fault, fromMs, forMs } = (one ?? {}) as Record<string, unknown>
  const { kind, target } = (fault ?? {}) as Record<string, unknown>
  return typeof kind === 'string' && typeof target === 'string' && Number.isFinite(fromMs) && Number.isFinite(forMs)
}
