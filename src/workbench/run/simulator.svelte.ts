import type { KernelMessage } from '../../protocol/index.ts'
import type { Sandbox } from '../../runtime/browser/sandbox.ts'
import { Bridge } from '../bridge.ts'
import type { LabView } from '../lab-view.ts'
import { errorWords } from './error-words.ts'

interface Listener {
  /** A simulator is there, maybe in place of one that was lost: the page's panels speak to it from now on. */
  attach(bridge: Bridge): void
  /** Opens a run in it. */
  open(): Promise<void>
  /** The run of this visit stands for the first time. */
  stands(): void
  /** What it says, after the panels have heard it. */
  heard(message: KernelMessage): void
  /** It is gone, and what it held with it. */
  left(): void
}

/** The page's hold on the simulator: opened, lost, opened again, and what it says of itself. */
export class Simulator {
  /** Why it is not there, or has ended its run, if so. */
  lost = $state('')
  /** The service that did not come back from a step, and was stopped. */
  hung = $state('')
  /** It was lost and is there again; told until the next run begins. */
  reopened = $state(false)
  /** How much has come of a store that the code imports, in bytes, while it is fetched. */
  fetching = $state<{ received: number; total: number } | null>(null)
  bridge: Bridge | null = null
  sandbox: Sandbox | null = null
  private readonly lab: LabView
  private readonly listener: Listener
  private closeSandbox: () => void = () => {}
  private ahead = false

  constructor(lab: LabView, listener: Listener) {
    this.lab = lab
    this.listener = listener
  }

  async connect(): Promise<void> {
    this.lost = ''
    this.closeSandbox()
    // nothing can be asked of it from here on until another is there
    this.leave()
    const { keepSandbox } = await import('../../runtime/browser/keep-sandbox.ts')
    this.closeSandbox = keepSandbox(
      {
        opened: (sandbox, lostBefore) => {
          this.sandbox = sandbox
          sandbox.onFetching((now) => {
            this.fetching = now
          })
          void this.attach(new Bridge(sandbox), lostBefore)
        },
        lost: () => this.leave(),
        ended: (why, reason) => {
          this.lost = reason ? this.lab.words.world.simulator[reason] : why
          this.listener.left()
        },
      },
      this.lab.id,
    )
  }

  close(): void {
    this.closeSandbox()
    this.leave()
  }

  private async attach(bridge: Bridge, lostBefore: string): Promise<void> {
    this.bridge = bridge
    this.listener.attach(bridge)
    bridge.on((message) => {
      if (message.type === 'hung') this.hung = message.service
      else if (message.type === 'clock' && message.status === 'running') this.lookAhead()
      else if (message.type === 'stopped') this.lost = errorWords(this.lab.words, message.error)
      this.listener.heard(message)
    })
    await this.listener.open()
    this.reopened = lostBefore !== ''
    if (!this.reopened) this.listener.stands()
  }

  /** Who runs a lab will change its code: what that takes is fetched now, for them not to wait and for days without a network. */
  private lookAhead(): void {
    if (this.ahead || !navigator.onLine) return
    this.ahead = true
    void import('../../runtime/browser/sandbox.ts').then(({ fetchCompilerAhead }) => fetchCompilerAhead())
  }

  private leave(): void {
    this.fetching = null
    if (!this.bridge) return
    this.listener.left()
    this.bridge.close()
    this.bridge = null
    this.sandbox = null
  }
}
