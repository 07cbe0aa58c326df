import { EFFORT_WORLD } from '../../lab/effort/world.ts'
import { performance, VirtualDate } from './clock.ts'
import { console } from './console.ts'
import { webcrypto } from './crypto.ts'
import { effortWorld } from './effort.ts'
import { fetch } from './fetch.ts'
import { Buffer } from './node/buffer.ts'
import { process } from './process.ts'
import { clearTimeout, queueMicrotask, setImmediate, setInterval, setTimeout } from './timers.ts'
import { AbortController, AbortSignal } from './web/abort.ts'
import { Blob, File } from './web/blob.ts'
import { CustomEvent, Event, EventTarget } from './web/event-target.ts'
import { FormData } from './web/form-data.ts'
import { Headers } from './web/headers.ts'
import { Request } from './web/request.ts'
import { Response } from './web/response.ts'
import * as streams from './web/streams.ts'
import { ServiceUrl } from './web/url.ts'

/**
 * What service code finds on globalThis instead of the platform's own. `global` is this object itself, so that a
 * library which replaces a global (as @hono/node-server does) replaces it for its own service only.
 */
export function createGlobals(): Record<PropertyKey, unknown> {
  const globals: Record<PropertyKey, unknown> = Object.create(globalThis)
  const own = {
    AbortController,
    AbortSignal,
    Blob,
    Buffer,
    CustomEvent,
    Date: VirtualDate,
    Event,
    EventTarget,
    File,
    FormData,
    Headers,
    Request,
    Response,
    URL: ServiceUrl,
    clearImmediate: clearTimeout,
    clearInterval: clearTimeout,
    clearTimeout,
    console,
    crypto: webcrypto,
    fetch,
    global: globals,
    performance,
    process,
    queueMicrotask,
    setImmediate,
    setInterval,
    setTimeout,
    ...streams,
    [EFFORT_WORLD]: effortWorld,
  }
  for (const name of Reflect.ownKeys(own)) {
    const value = own[name as 'fetch']
    Object.defineProperty(globals, name, { value, writable: true, configurable: true, enumerable: false })
  }
  return globals
}
