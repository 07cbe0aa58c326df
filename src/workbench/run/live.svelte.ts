import type { Micros } from '../../engine/time.ts'
import type { KernelMessage, LiveStatus, ServiceFiles } from '../../protocol/index.ts'
import type { Bridge } from '../bridge.ts'
import type { LabView } from '../lab-view.ts'
import { Flights } from '../world/flights.ts'
import { snapshotWorld, type WorldSnapshot } from '../world/snapshot.ts'
import { Playhead } from './playhead.ts'
import { Take } from './take.ts'

export type RunStatus = LiveStatus | 'lost'

export const SPEEDS = [0.05, 0.2, 0.5, 1, 2, 5, 20] as const

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
  /** Grows whenever charts have something new to draw. */
  tick = $state(0)
  /** Takes that have been opened; a new one means a new journal. */
  take$ = $state(0)
  take: Take
  flights = new Flights()
  readonly playhead = new Playhead()
  private readonly lab: LabView
  private bridge: Bridge | null = null
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

  /** A recorded run once more up to a moment, and held there. @throws Refusal when it cannot be had again. */
  async openRecorded(run: string, moment: Micros): Promise<void> {
    await this.begin(() => this.bridge?.ask({ type: 'branch', lab: this.lab.id, run, to: { moment }, without: [] }))
  }

  private async begin(order: () => Promise<void> | undefined): Promise<void> {
    this.status = 'opening'
    this.take = new Take(castOf(this.lab))
    this.flights.clear()
    this.take.ear = this.flights
    this.playhead.reset()
    this.publish()
    this.take$ += 1
    this.tick += 1
    try {
      await order()
    } finally {
      this.bridge?.tell({ type: 'speed', speed: this.speed })
      if (this.status === 'opening') this.status = 'held'
    }
  }

  run(): void {
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
      case 'ready':
      case 'reply':
      case 'opened':
      case 'recorded':
      case 'branch-progress':
      case 'hung':
      case 'stopped':
      case 'check-progress':
      case 'check-done':
      case 'check-failed':
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
    this.world = snapshotWorld(this.lab, this.take, this.playhead.known)
  }
}

/** Whether this reader asked for less movement. */
export function reducedMotion(): boolean {
  calm ??= matchMedia('(prefers-reduced-motion: reduce)')
  return calm.matches
}

let calm: MediaQueryList | undefined

function castOf(lab: LabView) {
  return { services: lab.services.map((service) => service.name), wires: lab.wires, loads: lab.loads }
}
