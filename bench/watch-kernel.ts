import type { Page } from '@playwright/test'

/** What the page heard from the kernel, in milliseconds since navigation began. */
export interface Heard {
  /** The services are loaded and listen. */
  listening?: number
  /** So many different services have answered a request. */
  answered?: number
  /** Each edit: from the command to the answer that the new code runs. */
  edits: number[]
}

/** Listens in on the page's end of the channel to the kernel; ask before the page is opened. */
export async function watchKernel(page: Page, services: number): Promise<() => Promise<Heard>> {
  await page.addInitScript((count) => {
    const heard: { listening?: number; answered?: number; edits: number[] } = { edits: [] }
    Object.assign(globalThis, { heard })
    const asked = new Map<number, { type: string; at: number }>()
    const target = new Map<number, number>()
    const answering = new Set<number>()
    const hear = (data: { type?: string; id?: number; ok?: boolean; rows?: Float64Array }) => {
      if (data.type === 'reply' && data.ok) {
        const order = asked.get(data.id ?? -1)
        if (order?.type === 'open') heard.listening ??= performance.now()
        if (order?.type === 'edit') heard.edits.push(performance.now() - order.at)
      } else if (data.type === 'journal' && data.rows) {
        // Rows of eight numbers: kind, time, call, from, to. Kind 1 is a call, kind 4 its answer.
        for (let i = 0; i < data.rows.length; i += 8) {
          const [kind, , call = 0, , to = 0] = data.rows.subarray(i, i + 8)
          if (kind === 1) target.set(call, to)
          if (kind === 4) answering.add(target.get(call) ?? -1)
        }
        if (answering.size >= count) heard.answered ??= performance.now()
      }
    }
    const { set } = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage') ?? {}
    Object.defineProperty(MessagePort.prototype, 'onmessage', {
      configurable: true,
      set(this: MessagePort, listener: (event: MessageEvent) => void) {
        set?.call(this, (event: MessageEvent) => {
          hear(event.data ?? {})
          listener.call(this, event)
        })
      },
    })
    const { postMessage } = MessagePort.prototype
    MessagePort.prototype.postMessage = function (this: MessagePort, ...args: unknown[]) {
      const message = args[0] as { type?: string; id?: number } | undefined
      if (message?.id !== undefined) asked.set(message.id, { type: message.type ?? '', at: performance.now() })
      return Reflect.apply(postMessage, this, args)
    }
  }, services)
  return () => page.evaluate(() => (globalThis as unknown as { heard: Heard }).heard)
}
