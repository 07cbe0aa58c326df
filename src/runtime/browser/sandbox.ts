import { frameHtml, workerUrl } from 'virtual:sandbox'
import type { Heartbeat, KernelMessage, PageMessage, Refused } from '../../protocol/live.ts'
import type { Sources } from '../worker/supplies.ts'
import { type Fetching, fetchCompiler, fetchLab, fetchStore, fetchText } from './fetch-supplies.ts'
import { HandIn, type Stock } from './hand-in.ts'
import { startHeartbeat } from './heartbeat.ts'

/** The page's end of the sandbox in which everything simulated runs. */
export interface Sandbox {
  send(message: PageMessage): void
  /** Returns how to stop listening. */
  on(listener: (message: KernelMessage) => void): () => void
  /** Sends a message that is answered; rejects with what the answer says. */
  request(message: Extract<PageMessage, { type: Answered }>): Promise<void>
  /** Hands in what it takes to run code that is not as its lab shipped it, before there is any. */
  prepareCompiler(): void
  /** Tells once, in a sentence, that the sandbox is gone: the browser has ended it, mostly for want of memory. Open another. */
  onLost(listener: (why: string) => void): void
  /** Tells how much has come of what takes long to fetch; null when it is there, or cannot be had. */
  onFetching(listener: (now: Fetching | null) => void): void
  close(): void
}

type Answered = 'open' | 'inject' | 'edit' | 'record' | 'branch'

/** Why an order was not carried out: a sentence, and where the code is to blame, its file and line. */
export class SandboxError extends Error {
  readonly detail: Extract<KernelMessage, { type: 'reply'; ok: false }>['error']

  /** Where a recorded run was not opened: why. */
  readonly refused: Refused | undefined

  constructor(detail: SandboxError['detail'], refused?: Refused) {
    super(detail.message)
    this.name = detail.name
    this.detail = detail
    this.refused = refused
  }
}

/** Why there is no simulator; a key of `world.simulator` in the interface's words. The `message` says it in English. */
export class SandboxGone extends Error {
  readonly reason: 'lost' | 'not-loaded' | 'late'

  constructor(reason: SandboxGone['reason'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'SandboxGone'
    this.reason = reason
  }
}

const PATIENCE_MS = 20_000
/** Messages that tell of the run under way, and so belong to one world. */
const OF_A_RUN = new Set<KernelMessage['type']>(['journal', 'clock', 'hung', 'stopped'])
const LOST =
  'The browser has ended the simulator, most likely because a service used up its memory. Your files are safe: they live in this page.'

let early: Promise<Sandbox> | null = null

/** For pages that will want one: opens a sandbox while the page is still being made; `openSandbox` then gives that one. */
export function prepareSandbox(lab: string): void {
  early ??= makeSandbox(lab)
  // told to whoever asks for it
  early.catch(() => {})
}

/**
 * Opens a sandboxed frame of opaque origin and the kernel worker in it. The frame can reach neither the page's
 * storage nor the network; all that it needs is handed in: what `lab` brings at once, other labs' when they are named.
 *
 * @throws SandboxGone when the sandbox does not answer.
 */
export function openSandbox(lab?: string): Promise<Sandbox> {
  const prepared = early
  early = null
  return prepared ?? makeSandbox(lab)
}

/** Fetches ahead what code that is not as its lab shipped it will need. */
export function fetchCompilerAhead(): void {
  fetchCompiler().catch(() => {})
}

async function makeSandbox(lab?: string): Promise<Sandbox> {
  const handedIn = fetchTexts(lab).catch((error: unknown) => {
    throw new SandboxGone(
      'not-loaded',
      'The simulator could not be loaded. Are you offline, and never had this page open before?',
      {
        cause: error,
      },
    )
  })
  const frame = document.createElement('iframe')
  frame.setAttribute('sandbox', 'allow-scripts')
  frame.setAttribute('aria-hidden', 'true')
  frame.tabIndex = -1
  frame.title = 'Sandbox'
  frame.style.cssText = 'position:absolute;inline-size:0;block-size:0;border:0;visibility:hidden'
  const { port1: port, port2 } = new MessageChannel()
  const listeners = new Set<(message: KernelMessage) => void>()
  const pending = new Map<number, { resolve: () => void; reject: (error: Error) => void }>()
  const ready = new Promise<void>((resolve, reject) => {
    let late: ReturnType<typeof setTimeout>
    const giveUp = () =>
      reject(new SandboxGone('late', 'The simulator did not start within 20 s. Reload the page to try again.'))
    // however long the network takes
    handedIn.then(() => {
      late = setTimeout(giveUp, PATIENCE_MS)
    }, reject)
    listeners.add((message) => {
      if (message.type !== 'ready') return
      clearTimeout(late)
      resolve()
    })
  })
  let heart: ReturnType<typeof startHeartbeat> | null = null
  const greet = (event: MessageEvent) => {
    if (event.source !== frame.contentWindow || event.data !== 'faultline-frame') return
    removeEventListener('message', greet)
    // the frame is made while its texts are on their way
    handedIn.then(
      ({ kernel, sources, brought }) => {
        if (brought) handIn.has(brought)
        frame.contentWindow?.postMessage({ kernel, sources }, '*', [port2])
      },
      () => {},
    )
  }
  addEventListener('message', greet)
  const told = new Set<(now: Fetching | null) => void>()
  const tell = (now: Fetching | null) => told.forEach((listener) => void listener(now))
  const stock: Stock = { lab: fetchLab, compiler: fetchCompiler, store: (name) => fetchStore(name, tell) }
  const handIn = new HandIn((message) => port.postMessage(message), stock)
  // the world asked for last; until it stands, what is heard of a run is of another
  let opening = 0
  const send = (message: PageMessage) => {
    if (message.type === 'open') opening = message.id
    handIn.pass(message)
  }
  port.onmessage = (event: MessageEvent<KernelMessage | Heartbeat>) => {
    const message = event.data
    heart?.heard()
    if (typeof message === 'string') return
    if (message.type === 'opened' && message.id === opening) opening = 0
    if (opening !== 0 && OF_A_RUN.has(message.type)) return
    if (message.type === 'recorded') {
      pending.get(message.id)?.resolve()
      pending.delete(message.id)
    } else if (message.type === 'reply') {
      const asked = pending.get(message.id)
      pending.delete(message.id)
      if (message.ok) asked?.resolve()
      else asked?.reject(new SandboxError(message.error, message.refused))
    }
    for (const listener of listeners) listener(message)
  }
  frame.srcdoc = frameHtml
  document.body.append(frame)
  let closed = false
  const end = (why: string) => {
    closed = true
    heart?.stop()
    removeEventListener('message', greet)
    port.close()
    frame.remove()
    for (const { reject } of pending.values()) reject(new Error(why))
    pending.clear()
  }
  const close = () => end('The simulator was closed.')
  await ready.catch((error: unknown) => {
    close()
    throw error
  })
  const bereaved = new Set<(why: string) => void>()
  const lose = () => {
    if (closed) return
    end(LOST)
    for (const listener of bereaved) listener(LOST)
  }
  heart = startHeartbeat({ ask: (ping) => port.postMessage(ping), lost: lose })
  // where browsers say so themselves, at once
  port.addEventListener('close', lose)
  return {
    send,
    on(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    prepareCompiler: () => void handIn.prepareCompiler(),
    onLost: (listener) => void bereaved.add(listener),
    onFetching: (listener) => void told.add(listener),
    request(message) {
      if (closed) return Promise.reject(new SandboxGone('lost', LOST))
      return new Promise((resolve, reject) => {
        pending.set(message.id, { resolve, reject })
        send(message)
      })
    },
    close,
  }
}

async function fetchTexts(lab?: string) {
  const [runner, brought] = await Promise.all([fetchText(workerUrl), lab === undefined ? null : fetchLab(lab)])
  const sources: Sources = {
    runner,
    packages: brought?.packages ?? '',
    definitions: brought ? { [brought.lab]: brought.definition } : {},
    shipped: brought?.shipped ?? {},
    stores: {},
  }
  return { kernel: runner, sources, brought }
}
