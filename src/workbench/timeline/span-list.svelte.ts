import type { CallEntry } from '../../engine/measures/calls.ts'
import type { Live } from '../run/live.svelte.ts'
import { ShownCalls } from './shown-calls.ts'
import { letsAll, NO_FILTER, placeAt, type SpanFilter, traceOf } from './spans.ts'

/** Height of a row in pixels. */
export const ROW = 26
/** Rows that are made beyond each edge of what is in view. */
const SPARE = 4

/** The messages that the timeline lists, which of them are in view, and the one that is chosen. */
export class SpanList {
  filter = $state.raw<SpanFilter>(NO_FILTER)
  /** Number of the call that is chosen, 0 for none. */
  chosen = $state(0)
  /** How far the list is scrolled, and how high it is, in pixels. */
  scroll = $state(0)
  height = $state(200)
  private readonly live: Live

  constructor(live: Live) {
    this.live = live
  }

  /** What is found of this run with this filter: kept, so that each tick looks at new messages alone. */
  private readonly search = $derived.by(() => {
    void this.live.take$
    return letsAll(this.filter) ? null : new ShownCalls(this.live.take, this.filter)
  })

  /** What is listed, as of the last time that the picture was drawn; `calls` is null for all of them. */
  private readonly shown = $derived.by(() => {
    void this.live.tick
    void this.live.take$
    return { calls: this.search?.upTo(this.live.end) ?? null, all: this.live.take.calls.length }
  })

  readonly count = $derived(this.shown.calls?.length ?? this.shown.all)
  /** Place of the last message made by the moment that is shown. */
  readonly here = $derived.by(() => placeAt(this.live.take, this.shown.calls, this.live.world.now))

  readonly rows = $derived.by(() => {
    const first = Math.max(0, Math.min(this.count - 1, Math.floor(this.scroll / ROW)) - SPARE)
    const last = Math.min(this.count, first + Math.ceil(this.height / ROW) + 2 * SPARE + 1)
    const found: { place: number; call: CallEntry }[] = []
    for (let place = first; place < last; place++) {
      const call = this.at(place)
      if (call) found.push({ place, call })
    }
    return found
  })

  /** From the beginning to the end of the one request that is followed; null while none is. */
  readonly span = $derived.by(() => {
    const { live, filter, shown } = this
    const root = filter.trace ? live.take.calls.get(filter.trace) : undefined
    if (!root) return null
    let to = Number.isNaN(root.ended) ? live.end : root.ended
    for (const call of shown.calls ?? []) {
      const { ended = Number.NaN, answered = Number.NaN } = live.take.calls.get(call) ?? {}
      to = Math.max(to, Number.isNaN(ended) ? 0 : ended, Number.isNaN(answered) ? 0 : answered)
    }
    return { from: root.called, to: Math.max(to, root.called + 1) }
  })

  /** Another run has other messages; what is looked for stays. */
  begin(): void {
    this.filter = { ...this.filter, trace: 0 }
    this.chosen = 0
  }

  choose(place: number): void {
    const call = this.at(Math.min(this.count - 1, Math.max(0, place)))
    if (!call) return
    this.chosen = call.call
    this.live.lookAt(call.called)
  }

  /** Lists the calls of one reader's request alone. */
  follow(call: number): void {
    this.chosen = call
    this.filter = { ...NO_FILTER, trace: traceOf(this.live.take, call) }
  }

  narrow(by: Partial<SpanFilter>): void {
    this.filter = { ...this.filter, ...by }
  }

  /** What a key does in the list; false if nothing. */
  key(name: string): boolean {
    const page = Math.max(1, Math.floor(this.height / ROW) - 1)
    const { count, here, chosen } = this
    const by: Record<string, number> = {
      ...{ ArrowUp: -1, ArrowDown: 1, PageUp: -page, PageDown: page, Home: -count, End: count },
    }
    const step = by[name]
    // from the message that was chosen, unless the moment was moved elsewhere since
    const own = this.live.take.calls.get(chosen)?.called === this.live.world.now
    const at = own ? (this.shown.calls ? this.shown.calls.indexOf(chosen) : chosen - 1) : here
    if (step !== undefined) this.choose(at + step)
    else if (name === 'Enter' && chosen) this.follow(chosen)
    else if (name === 'Escape' && this.filter.trace) this.filter = NO_FILTER
    else return false
    return true
  }

  private at(place: number): CallEntry | undefined {
    const { calls } = this.shown
    return this.live.take.calls.get(calls ? (calls[place] as number) : place + 1)
  }
}
