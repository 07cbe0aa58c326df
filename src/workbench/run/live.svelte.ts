import type { Micros } from '../../engine/time.ts'
import type { KernelMessage, LiveStatus, ServiceFiles } from '../../protocol/index.ts'
import { nextOrderId } from '../../runtime/browser/order-id.ts'
import type { Bridge } from '../bridge.ts'
import type { LabView } from '../lab-view.ts'
import { pastWorld } from '../timeline/past.ts'
import { type Dot, Flights, pastFlights } from '../world/flights.ts'
import { snapshotWorld, type WorldSnapshot } from '../world/snapshot.ts'
import { castOf } from './cast.ts'
import { Playhead } from './playhead.ts'
import { reducedMotion } from './reduced-motion.ts'
import { Take } from './take.ts'

export type RunStatus = LiveStatus | 'lost'

export const SPEEDS = [0.05, 0.2, 0.5, 1, 2, 5, 20] as const

/** A message is drawn for at least this long, in virtual time at speed 1. */
const SHORTEST: Micros = 200_000
const PUBLISH_MS = 100
const CHARTS_MS = 250
const CALM_MS = 1_000

/** The run that is on the screen: its clock, and snapshots of its world as often as an eye can read them. */
export class Live {
  status = $state<RunStatus>('opening')
  speed = $state(1)
  speedReached = $state(1)
  seed = $state(7)
  world = $state.raw<WorldSnapshot>() as WorldSnapshot
  /** The moment that is looked at instead of the newest; null while the picture follows the run. */
  moment = $state<Micros | null>(null)
  /** How far the run has come, as the page last drew it. */
  end = $state(0)
  /** How much of a run that is done again is done, 0 to 1; null while none is. */
  redone = $state<number | null>(null)
  /** Grows whenever charts have something new to draw. */
  tick = $state(0)
  /** Takes that have been opened; a new one means a new journal. */
  take$ = $state(0)
  take: Take
  flights = new Flights()
  readonly playhead = new Playhead()
  private readonly lab: LabView
  private bridge: Bridge | null = null
  private redoing = 0
  private frames = new Set<() => void>()
  private published = 0
  private charted = 0
  private frame = 0
  private fresh = false

  constructor(lab: LabView) {
    this.lab = lab
    this.take = new Take(castOf(lab))
    this.world = snapshotWorld(lab, this.take, 0)
  }

  /** From now on the run is the one behind this bridge. */
  attach(bridge: Bridge): void {
    this.bridge = bridge
    bridge.on((message) => this.hear(message))
    const loop = (wall: number) => {
      this.frame = requestAnimationFrame(loop)
      this.draw(wall)
    }
    this.frame = requestAnimationFrame(loop)
  }

  detach(): void {
    cancelAnimationFrame(this.frame)
    this.bridge = null
    this.status = 'lost'
  }

  /** A new run from 0 s with this code. @throws Refusal when a service does not load. */
  async open(files: ServiceFiles): Promise<void> {
    await this.begin(() => this.bridge?.ask({ type: 'open', lab: this.lab.id, seed: this.seed, files }))
  }

  /**
   * A recorded run once more up to a moment, and held there, without the faults of these ids. The run under way stays
   * until the new one stands. @throws Refusal when it cannot be had again.
   */
  async openRecorded(run: string, moment: Micros, without: string[] = []): Promise<void> {
    this.redone = 0
    this.redoing = nextOrderId()
    if (this.status === 'running') this.status = 'held'
    try {
      await this.bridge?.ask(
        { type: 'branch', lab: this.lab.id, run, to: { moment: Math.round(moment) }, without },
        this.redoing,
      )
      this.bridge?.tell({ type: 'speed', speed: this.speed })
      this.status = 'held'
    } finally {
      this.redone = null
    }
  }

  /** Gives up the run that is being done again. */
  cancelRedo(): void {
    this.bridge?.cancelBranch(this.redoing)
    this.redoing = 0
  }

  /** Whether the last run that was to be done again was given up. */
  get gaveUp(): boolean {
    return this.redoing === 0
  }

  /** The run so far as text: to keep, to share, to branch from. */
  record(): Promise<string> {
    return this.bridge ? this.bridge.record() : Promise.reject(new Error('There is no run.'))
  }

  private async begin(order: () => Promise<void> | undefined): Promise<void> {
    this.status = 'opening'
    this.reset()
    try {
      await order()
    } finally {
      this.bridge?.tell({ type: 'speed', speed: this.speed })
      if (this.status === 'opening') this.status = 'held'
    }
  }

  private reset(): void {
    this.take = new Take(castOf(this.lab))
    this.flights.clear()
    this.take.ear = this.flights
    this.playhead.reset()
    this.moment = null
    this.publish()
    this.take$ += 1
    this.tick += 1
  }

  /** Shows the world as it was at a moment; the newest, and the run goes on being shown, with null. */
  lookAt(moment: Micros | null): void {
    if (moment !== null && this.status === 'running') this.pause()
    this.moment = moment === null || moment >= this.playhead.known ? null : Math.max(0, moment)
    this.publish()
    this.tick += 1
    for (const draw of this.frames) draw()
  }

  run(): void {
    this.moment = null
    this.bridge?.tell({ type: 'run' })
    this.status = 'running'
  }

  pause(): void {
    this.bridge?.tell({ type: 'pause' })
    if (this.status === 'running') this.status = 'held'
  }

  step(): void {
    if (this.status === 'running') this.pause()
    this.bridge?.tell({ type: 'step' })
  }

  setSpeed(speed: number): void {
    this.speed = speed
    this.bridge?.tell({ type: 'speed', speed })
  }

  /** Calls `draw` on every frame while the run is going, and once whenever it changed while held. */
  onFrame(draw: () => void): () => void {
    this.frames.add(draw)
    return () => this.frames.delete(draw)
  }

  /** What is under way on a link at the moment that the picture shows. */
  dots(link: string): { there: Dot[]; back: Dot[] } {
    const shortest = SHORTEST * this.speed
    if (this.moment !== null) return pastFlights(this.take.calls, link, this.moment, shortest)
    return this.flights.at(link, this.playhead.shown, shortest)
  }

  private hear(message: KernelMessage): void {
    switch (message.type) {
      case 'clock':
        if (this.status !== 'opening' || message.status !== 'held' || message.now === 0) this.status = message.status
        this.speedReached = message.speedReached
        this.playhead.know(message.now, message.status === 'running', this.speed)
        this.fresh = true
        return
      case 'journal':
        this.take.extend(message.rows, message.strings, message.logs)
        this.fresh = true
        return
      case 'opened':
        if (this.redone !== null) this.reset()
        return
      case 'branch-progress':
        if (this.redone !== null) this.redone = message.of === 0 ? 1 : Math.min(1, message.now / message.of)
        return
      case 'ready':
      case 'reply':
      case 'recorded':
      case 'told':
      case 'hung':
      case 'stopped':
      case 'check-progress':
      case 'check-done':
      case 'check-failed':
      case 'search-progress':
      case 'search-done':
      case 'search-failed':
        return
      default:
        message satisfies never
    }
  }

  private draw(wall: number): void {
    const moved = this.playhead.move(wall)
    if (!moved && !this.fresh) return
    for (const draw of this.frames) draw()
    const running = this.status === 'running'
    const pace = running && reducedMotion() ? CALM_MS : PUBLISH_MS
    if (wall - this.published >= pace || !running) {
      this.published = wall
      this.publish()
      this.fresh = false
    }
    if (wall - this.charted >= (running ? Math.max(CHARTS_MS, pace) : 0)) {
      this.charted = wall
      this.tick += 1
    }
  }

  private publish(): void {
    this.end = this.playhead.known
    this.world =
      this.moment === null
        ? snapshotWorld(this.lab, this.take, this.playhead.known)
        : pastWorld(this.lab, this.take, this.moment)
  }
}
