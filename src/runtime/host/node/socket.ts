import { EventEmitter } from './events.ts'

/** As much of a connection as a handler asks for. The connection itself lives in the kernel. */
export class Socket extends EventEmitter {
  readonly remoteAddress = '127.0.0.1'
  readonly remoteFamily = 'IPv4'
  readonly remotePort = 0
  readonly localAddress = '127.0.0.1'
  readonly localPort: number
  readonly encrypted = undefined
  destroyed = false
  writable = true
  readable = true
  private readonly onDestroy: () => void

  constructor(localPort: number, onDestroy: () => void) {
    super()
    this.localPort = localPort
    this.onDestroy = onDestroy
  }

  destroy(): this {
    if (this.destroyed) return this
    this.destroyed = true
    this.onDestroy()
    return this
  }

  destroySoon(): void {
    this.destroy()
  }

  end(): this {
    return this.destroy()
  }

  setTimeout(): this {
    return this
  }

  setNoDelay(): this {
    return this
  }

  setKeepAlive(): this {
    return this
  }

  ref(): this {
    return this
  }

  unref(): this {
    return this
  }
}
