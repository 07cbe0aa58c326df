import { SECOND } from '../../engine/time.ts'
import type { ServiceFiles } from '../../protocol/live.ts'
import { openSandbox, type Sandbox } from '../../runtime/browser/sandbox.ts'
import { ShopScene } from './scene.ts'
import type { ShopView } from './view.ts'

/** What the shop is made of; read from labs/night-shop when the page is built. */
export interface ShopPlan {
  lab: string
  files: ServiceFiles
  /** Virtual milliseconds from one service to the next. */
  latencyMs: number
  workers: number
}

/** Virtual seconds that have passed when the visitor sees the shop: the tape has something to show. */
const WARM_UP_S = 18
const FAST = 20
/** The world ends at 180 s; a fresh one takes its place before. */
const LAST_S = 170
const FAULT = 'pause-inventory'

/** The shop, running in the sandbox. `view` may be asked for at every frame. */
export class LiveShop {
  private readonly plan: ShopPlan
  private readonly sandbox: Sandbox
  private scene: ShopScene
  private seed = 0
  private orders = 0
  private clock = { now: 0, at: 0, running: false }
  private warm = false
  private held = false

  private constructor(plan: ShopPlan, sandbox: Sandbox) {
    this.plan = plan
    this.sandbox = sandbox
    this.scene = this.emptyScene()
    sandbox.on((message) => {
      if (message.type === 'journal') this.scene.read(message.rows, message.strings)
      else if (message.type === 'clock') {
        this.clock = { now: message.now, at: performance.now(), running: message.status === 'running' }
        if (!this.warm && message.now >= WARM_UP_S * SECOND) {
          this.warm = true
          sandbox.send({ type: 'speed', speed: 1 })
        }
      }
    })
  }

  /** Opens the sandbox and the shop in it. Rejects where the browser cannot. */
  static async open(plan: ShopPlan): Promise<LiveShop> {
    const shop = new LiveShop(plan, await openSandbox(plan.lab))
    await shop.again()
    return shop
  }

  /** Closes the shop and opens it afresh, with other readers. */
  async again(): Promise<void> {
    this.seed += 1
    this.warm = false
    this.scene = this.emptyScene()
    this.clock = { now: 0, at: performance.now(), running: false }
    await this.sandbox.request({
      type: 'open',
      id: this.nextOrder(),
      lab: this.plan.lab,
      seed: this.seed,
      files: this.plan.files,
    })
    this.sandbox.send({ type: 'speed', speed: FAST })
    if (!this.held) this.sandbox.send({ type: 'run' })
  }

  /** Whether the shop has been open long enough to be looked at. */
  get isWarm(): boolean {
    return this.warm
  }

  /** Whether this world is about to end. */
  get isOver(): boolean {
    return this.clock.now >= LAST_S * SECOND
  }

  /** Stops the clock of the shop, or lets it go on. */
  hold(held: boolean): void {
    if (held === this.held) return
    this.held = held
    this.sandbox.send({ type: held ? 'pause' : 'run' })
  }

  pauseInventory(): Promise<void> {
    const fault = { id: FAULT, kind: 'pause', target: 'inventory' }
    return this.sandbox.request({ type: 'inject', id: this.nextOrder(), fault })
  }

  resumeInventory(): void {
    this.sandbox.send({ type: 'lift', fault: FAULT })
  }

  /** The picture of this moment; between the kernel's messages the clock is carried on. */
  view(): ShopView {
    const { now, at, running } = this.clock
    const since = running && this.warm ? Math.min(performance.now() - at, 100) * 1_000 : 0
    return this.scene.view(now + since)
  }

  close(): void {
    this.sandbox.close()
  }

  private emptyScene(): ShopScene {
    return new ShopScene(this.plan.latencyMs * 1_000, this.plan.workers)
  }

  private nextOrder(): number {
    this.orders += 1
    return this.orders
  }
}
