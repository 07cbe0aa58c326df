import { ROW_LENGTH, Row, SERVICE_STATES } from '../../engine/journal.ts'
import { SECOND } from '../../engine/time.ts'
import type { Dot, ServiceView, ShopView } from './view.ts'

const TAPE_SECONDS = 40
const SAMPLE = SECOND / 10
/** The shop has just opened: nothing has had the time to come back. */
const FIRST_SAMPLE = 3 * SECOND
const links = ['readers>web', 'web>orders', 'orders>inventory']

interface Call {
  link: 0 | 1 | 2
  called: number
  /** When the service began to see it. */
  arrived: number
  /** When the service answered; infinite until then, like the others. */
  answered: number
  awaited: boolean
  /** When the caller stopped waiting, with or without an answer. */
  ended: number
  well: boolean
}

/**
 * Reads the shop's journal and says what the picture shows at a moment of virtual time. The picture runs one `travel`
 * behind the journal, so that a reader's dot can set out before its order arrives. All times in microseconds.
 */
export class ShopScene {
  /** How long a dot is on a link. */
  readonly travel: number
  private readonly workers: number
  private readonly strings: string[] = ['']
  private readonly calls = new Map<number, Call>()
  private readonly endings: { at: number; well: boolean }[] = []
  private readonly asked: Record<'web' | 'orders', number[]> = { web: [], orders: [] }
  private readonly states: { at: number; service: string; state: string }[] = []
  private readonly pool: { at: number; busy: number; waiting: number }[] = []
  private readonly tape: [number, number][] = []
  private readonly pauses: [number, number | null][] = []
  private sampled = FIRST_SAMPLE

  constructor(travel: number, workers: number) {
    this.travel = travel
    this.workers = workers
  }

  /** Takes in rows of the journal and the strings that they name for the first time. */
  read(rows: Float64Array, strings: string[]): void {
    this.strings.push(...strings)
    for (let i = 0; i < rows.length; i += ROW_LENGTH)
      this.readRow(rows.subarray(i, i + ROW_LENGTH) as unknown as number[])
  }

  private readRow([kind, at = 0, a = 0, b = 0, c = 0, d = 0, e = 0]: number[]): void {
    if (kind === Row.call) {
      const link = links.indexOf(`${this.strings[b]}>${this.strings[c]}`)
      if (link !== 0 && link !== 1 && link !== 2) return
      const never = Number.POSITIVE_INFINITY
      this.calls.set(a, {
        link,
        called: at,
        arrived: never,
        answered: never,
        awaited: false,
        ended: never,
        well: false,
      })
      if (link === 0) this.asked.web.push(at)
      if (link === 2) this.asked.orders.push(at)
    } else if (kind === Row.arrive) {
      const call = this.calls.get(a)
      if (call) call.arrived = at
    } else if (kind === Row.answer) {
      const call = this.calls.get(a)
      if (call) Object.assign(call, { answered: at, awaited: c === 1, well: b < 400 })
    } else if (kind === Row.end) {
      const call = this.calls.get(a)
      if (!call) return
      call.ended = at
      const well = b === 0 && c < 400
      if (call.link === 0) this.endings.push({ at, well })
    } else if (kind === Row.state) {
      this.states.push({ at, service: this.strings[a] ?? '', state: SERVICE_STATES[b] ?? 'up' })
    } else if (kind === Row.pool) {
      if (this.strings[a] === 'inventory') this.pool.push({ at, busy: d, waiting: e })
    }
  }

  /** The picture of the moment `now` of the journal, shown one `travel` late. */
  view(now: number): ShopView {
    const t = Math.max(0, now - this.travel)
    this.sample(t)
    this.forget(t)
    const recent = this.endings.filter((end) => end.at <= t && end.at > t - SECOND)
    const { queue, serving } = this.atInventory(t)
    const inventory = this.stateAt('inventory', t)
    this.notePauses(inventory, t)
    const service = (name: 'web' | 'orders'): ServiceView => ({
      state: this.stateAt(name, t),
      perSecond: this.asked[name].filter((at) => at <= t && at > t - 2 * SECOND).length / 2,
      slots: [],
    })
    return {
      at: t / SECOND,
      services: {
        web: service('web'),
        orders: service('orders'),
        inventory: { state: inventory, perSecond: 0, slots: this.slots(serving) },
      },
      dots: this.dots(t),
      queue,
      confirmed: recent.filter((end) => end.well).length,
      failed: recent.filter((end) => !end.well).length,
      tape: this.tape,
      pauses: this.pauses,
    }
  }

  private dots(t: number): Dot[] {
    const dots: Dot[] = []
    for (const { link, called, answered, awaited, well } of this.calls.values()) {
      const out = (t - called) / this.travel + (link === 0 ? 1 : 0)
      if (out >= 0 && out < 1) dots.push({ link, kind: 'request', along: out })
      const home = (t - answered) / this.travel
      if (home < 0 || home >= 1) continue
      dots.push({ link, kind: !awaited ? 'stale' : well ? 'answer' : 'failed', along: 1 - home })
    }
    return dots
  }

  /** Calls at inventory that are not answered: the oldest are being served, for its queue is first come, first served. */
  private atInventory(t: number): { queue: boolean[]; serving: boolean[] } {
    const pool = this.last(this.pool, t) ?? { busy: 0, waiting: 0 }
    const seen: Call[] = []
    const atDoor: boolean[] = []
    for (const call of this.calls.values()) {
      if (call.link !== 2 || call.called + this.travel > t || call.answered <= t) continue
      if (call.arrived <= t) seen.push(call)
      else atDoor.push(call.ended > t)
    }
    // work that was done for a caller who has gone leaves the pool without an answer
    let done = seen.length - pool.busy - pool.waiting
    const there: boolean[] = []
    for (const call of seen) {
      if (done > 0 && call.ended <= t) {
        call.answered = t
        call.awaited = false
        done -= 1
      } else there.push(call.ended > t)
    }
    return { serving: there.slice(0, pool.busy), queue: [...there.slice(pool.busy), ...atDoor] }
  }

  private slots(serving: boolean[]): ServiceView['slots'] {
    return Array.from({ length: this.workers }, (_, i) => {
      const awaited = serving[i]
      return awaited === undefined ? 'free' : awaited ? 'busy' : 'stale'
    })
  }

  private stateAt(service: string, t: number): ServiceView['state'] {
    const found = this.last(
      this.states.filter((one) => one.service === service),
      t,
    )?.state
    return found === 'paused' ? 'paused' : found === 'down' || found === 'crashed' ? 'down' : 'up'
  }

  private sample(t: number): void {
    for (; this.sampled + SAMPLE <= t; this.sampled += SAMPLE) {
      const to = this.sampled + SAMPLE
      const well = this.endings.filter((end) => end.well && end.at <= to && end.at > to - SECOND).length
      this.tape.push([to / SECOND, well])
    }
    while (this.tape.length > (TAPE_SECONDS + 1) * 10) this.tape.shift()
  }

  private notePauses(state: ServiceView['state'], t: number): void {
    const open = this.pauses.at(-1)
    if (state === 'paused' && open?.[1] !== null) this.pauses.push([t / SECOND, null])
    else if (state !== 'paused' && open && open[1] === null) open[1] = t / SECOND
  }

  private last<T extends { at: number }>(list: T[], t: number): T | undefined {
    return list.findLast((one) => one.at <= t)
  }

  /** Drops what no later picture needs. */
  private forget(t: number): void {
    const old = t - 3 * SECOND
    for (const [id, call] of this.calls) if (call.answered + this.travel < t && call.ended < old) this.calls.delete(id)
    const keepFrom = (list: number[]) =>
      list.splice(
        0,
        Math.max(
          0,
          list.findIndex((at) => at > old),
        ),
      )
    keepFrom(this.asked.web)
    keepFrom(this.asked.orders)
    this.endings.splice(
      0,
      Math.max(
        0,
        this.endings.findIndex((end) => end.at > old),
      ),
    )
    this.pool.splice(
      0,
      Math.max(
        0,
        this.pool.findLastIndex((one) => one.at <= old),
      ),
    )
  }
}
