import type { ServiceError } from '../engine/process.ts'
import type {
  CheckReply,
  CheckRequest,
  HandAnswer,
  HandRequest,
  KernelMessage,
  PageMessage,
  Refused,
} from '../protocol/index.ts'
import { nextOrderId } from '../runtime/browser/order-id.ts'

/** The sandboxed frame with the kernel in it, as the runtime opens it. */
export interface Sandbox {
  send(message: PageMessage): void
  on(listener: (message: KernelMessage) => void): () => void
  close(): void
}

/** What a service's author is told when the kernel says no. */
export class Refusal extends Error {
  readonly error: ServiceError
  /** Why a recorded run is not opened, if that is what was asked for. */
  readonly refused: Refused | undefined

  constructor(error: ServiceError, refused?: Refused) {
    super(error.message)
    this.error = error
    this.refused = refused
  }
}

type WithoutId<M> = M extends { id: number } ? Omit<M, 'id'> : never
type Asked = WithoutId<Exclude<PageMessage, CheckRequest>>

/** The one way from the page to the engine: commands go over as data, replies come back as promises. */
export class Bridge {
  private readonly sandbox: Sandbox
  private readonly pending = new Map<number, { done: () => void; failed: (reason: Refusal) => void }>()
  private readonly checks = new Map<number, (reply: CheckReply) => void>()
  private readonly stop: () => void

  constructor(sandbox: Sandbox) {
    this.sandbox = sandbox
    this.stop = sandbox.on((message) => this.hear(message))
  }

  on(listener: (message: KernelMessage) => void): () => void {
    return this.sandbox.on(listener)
  }

  tell(message: Exclude<PageMessage, { id: number }>): void {
    this.sandbox.send(message)
  }

  /** @throws Refusal when the kernel says no. */
  ask(message: Asked, id = nextOrderId()): Promise<void> {
    return new Promise((done, failed) => {
      this.pending.set(id, { done, failed })
      this.sandbox.send({ ...message, id } as PageMessage)
    })
  }

  /** Gives up a run that is being done again; what asked for it hears a refusal. */
  cancelBranch(id: number): void {
    this.sandbox.send({ type: 'cancel-branch', id })
  }

  /** The run under way as text. @throws Refusal when there is none. */
  record(): Promise<string> {
    const id = nextOrderId()
    return new Promise((done, failed) => {
      const stop = this.sandbox.on((message) => {
        if (message.type !== 'recorded' || message.id !== id) return
        stop()
        this.pending.delete(id)
        done(message.run)
      })
      this.pending.set(id, { done: () => {}, failed })
      this.sandbox.send({ type: 'record', id })
    })
  }

  /** Asks a service by hand, and waits for what becomes of it. @throws Refusal when there is no such service or no run. */
  byHand(request: HandRequest): Promise<HandAnswer> {
    const id = nextOrderId()
    return new Promise((done, failed) => {
      const stop = this.sandbox.on((message) => {
        if (message.type === 'told' && message.id === id) done(message.answer)
        // the run that it was asked in is gone
        else if (message.type === 'opened') done({ ok: false, call: 0, failure: 'RUN_OVER', took: 0 })
        else return
        stop()
        this.pending.delete(id)
      })
      this.pending.set(id, { done: () => {}, failed })
      this.sandbox.send({ type: 'ask', id, request })
    })
  }

  /** Starts checks; `heed` hears of progress and of the end. Gives back how to cancel. */
  check(
    request: Omit<Extract<CheckRequest, { type: 'check' }>, 'id' | 'type'>,
    heed: (reply: CheckReply) => void,
  ): () => void {
    const id = nextOrderId()
    this.checks.set(id, heed)
    this.sandbox.send({ type: 'check', id, ...request })
    return () => {
      if (this.checks.delete(id)) this.sandbox.send({ type: 'cancel-check', id })
    }
  }

  /** Hears nothing more; the sandbox stays. */
  leave(): void {
    this.stop()
  }

  close(): void {
    this.stop()
    this.sandbox.close()
    for (const { failed } of this.pending.values())
      failed(new Refusal({ name: 'Closed', message: 'The sandbox was closed.' }))
    this.pending.clear()
  }

  private hear(message: KernelMessage): void {
    if (message.type === 'reply') {
      const waiting = this.pending.get(message.id)
      this.pending.delete(message.id)
      if (message.ok) waiting?.done()
      else waiting?.failed(new Refusal(message.error, message.refused))
    } else if (message.type === 'check-progress') this.checks.get(message.id)?.(message)
    else if (message.type === 'check-done' || message.type === 'check-failed') {
      const heed = this.checks.get(message.id)
      this.checks.delete(message.id)
      heed?.(message)
    }
  }
}
