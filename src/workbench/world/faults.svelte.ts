import type { Params } from '../../engine/faults/fault.ts'
import type { Bridge } from '../bridge.ts'
import { Refusal } from '../bridge.ts'
import type { FaultView, LabView } from '../lab-view.ts'
import type { FaultSpan } from '../run/take.ts'

/** Breaks things and mends them: puts faults in and lifts them. What acts is read from the journal, not kept here. */
export class Faults {
  /** Why the last fault was not put in. */
  refused = $state('')
  /** The service, link or load whose form is open; '' for none. */
  picked = $state('')
  /** Every kind of fault for a target, once that part has been loaded. */
  private all = $state.raw<((target: string) => FaultView[]) | null>(null)
  private opener: HTMLElement | null = null
  /** Sizes of the faults put in on this page, for their chips. */
  readonly sizes = new Map<string, Params>()
  private readonly lab: LabView
  private readonly before: (fault: FaultView) => void
  private bridge: Bridge | null = null
  private count = 0

  constructor(lab: LabView, before: (fault: FaultView) => void) {
    this.lab = lab
    this.before = before
  }

  attach(bridge: Bridge): void {
    this.bridge = bridge
    this.count = 0
  }

  /** What may be done to a service or link, in the lab's order. */
  on(target: string): FaultView[] {
    return this.lab.faults.filter((fault) => fault.target === target)
  }

  /** Every fault there is for this target; those of the lab alone until the rest has come. */
  every(target: string): FaultView[] {
    return this.all?.(target) ?? this.on(target)
  }

  /** Opens the form on a target, or closes it; focus goes back to where it was opened from. */
  pick(target: string): void {
    if (target && !this.picked) this.opener = document.activeElement as HTMLElement | null
    const opener = target ? null : this.opener
    this.picked = target
    this.refused = ''
    if (target) void this.loadAll()
    else opener?.focus()
  }

  /** What a kind is called, in the reader's language. */
  words(kind: string, target: string): FaultView | undefined {
    const own = this.lab.faults.find((fault) => fault.kind === kind)
    return own ?? this.every(target).find((fault) => fault.kind === kind)
  }

  async loadAll(): Promise<void> {
    if (this.all) return
    const { everyFaultOn } = await import('./every-fault.ts')
    this.all = (target) => everyFaultOn(this.lab, target)
  }

  async put(fault: FaultView, params?: Params): Promise<void> {
    this.before(fault)
    this.refused = ''
    const id = `${fault.kind}-${++this.count}`
    // a plain copy: the page's lab is watched for changes, and what is watched cannot be sent
    const size = params ?? (fault.params && { ...fault.params })
    if (size) this.sizes.set(id, size)
    const order = {
      ...{ id, kind: fault.kind, target: fault.target },
      ...(size ? { params: size } : {}),
      ...(fault.way ? { way: fault.way } : {}),
    }
    try {
      await this.bridge?.ask({ type: 'inject', fault: order })
    } catch (reason) {
      if (!(reason instanceof Refusal)) throw reason
      this.refused = reason.error.message
    }
  }

  lift(span: FaultSpan): void {
    this.bridge?.tell({ type: 'lift', fault: span.id })
  }

  async restart(service: string): Promise<void> {
    await this.bridge?.ask({
      type: 'inject',
      fault: { id: `restart-${++this.count}`, kind: 'restart', target: service },
    })
  }
}
