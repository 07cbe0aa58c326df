// biome-ignore-all lint/suspicious/noExplicitAny: as loose as Node's own types are here
// What a service finds of Node's own names, and the node: modules it may import. For the editor alone.
declare const process: {
  readonly env: Record<string, string | undefined>
  readonly argv: string[]
  readonly pid: number
  exit(code?: number): never
  hrtime: { (): [number, number]; bigint(): bigint }
  uptime(): number
  nextTick(then: (...args: unknown[]) => void, ...args: unknown[]): void
  on(event: string, listener: (...args: unknown[]) => void): void
}
declare function setImmediate(then: (...args: unknown[]) => void, ...args: unknown[]): number

declare class Buffer extends Uint8Array<ArrayBuffer> {
  static from(data: string | ArrayBuffer | Uint8Array | number[], encoding?: string): Buffer
  static alloc(size: number, fill?: number | string): Buffer
  static concat(parts: Uint8Array[]): Buffer
  static byteLength(text: string, encoding?: string): number
  static isBuffer(value: unknown): value is Buffer
  toString(encoding?: string, from?: number, to?: number): string
  equals(other: Uint8Array): boolean
}

declare module '@hono/node-server' {
  export interface ServeOptions {
    fetch: (request: Request, env?: never) => Response | Promise<Response>
    port?: number
    hostname?: string
  }
  export function serve(
    options: ServeOptions,
    listening?: (info: { port: number; address: string }) => void,
  ): {
    close(done?: () => void): void
  }
}
declare module 'node:timers/promises' {
  export function setTimeout<T = void>(delay?: number, value?: T, options?: { signal?: AbortSignal }): Promise<T>
  export function setImmediate<T = void>(value?: T): Promise<T>
  export function setInterval<T = void>(delay?: number, value?: T): AsyncIterable<T>
  export const scheduler: { wait(delay: number): Promise<void>; yield(): Promise<void> }
}
declare module 'node:timers' {
  const after: typeof globalThis.setTimeout
  const clear: typeof globalThis.clearTimeout
  const every: typeof globalThis.setInterval
  const soon: typeof globalThis.setImmediate

  export {
    after as setTimeout,
    clear as clearTimeout,
    clear as clearInterval,
    every as setInterval,
    soon as setImmediate,
  }
}
declare module 'node:crypto' {
  export function randomUUID(): string
  export function randomInt(max: number): number
  export function randomInt(min: number, max: number): number
  export function randomBytes(size: number): Buffer
  export function createHmac(name: string, key: string | Uint8Array): ReturnType<typeof createHash>
  export function hash(name: string, content: string | Uint8Array, encoding?: 'hex' | 'base64'): string
  export function timingSafeEqual(a: Uint8Array, b: Uint8Array): boolean
  export function createHash(name: string): {
    update(data: string | Uint8Array): ReturnType<typeof createHash>
    digest(encoding: 'hex' | 'base64'): string
    digest(): Buffer
  }
}
declare module 'node:events' {
  export function once(emitter: EventEmitter, event: string): Promise<any[]>
  export class EventEmitter {
    on(event: string, listener: (...args: any[]) => void): this
    once(event: string, listener: (...args: any[]) => void): this
    off(event: string, listener: (...args: any[]) => void): this
    emit(event: string, ...args: unknown[]): boolean
  }
  export default EventEmitter
}
declare module 'node:assert' {
  function assert(value: unknown, message?: string): asserts value
  namespace assert {
    function equal(actual: unknown, expected: unknown, message?: string): void
    function deepEqual(actual: unknown, expected: unknown, message?: string): void
    function strictEqual(actual: unknown, expected: unknown, message?: string): void
  }
  export default assert
}
declare module 'node:assert/strict' {
  export { default } from 'node:assert'
}
declare module 'node:buffer' {
  const buffer: typeof Buffer

  export { buffer as Buffer }
}
declare module 'node:console' {
  const own: Console
  export default own
}
declare module 'node:perf_hooks' {
  const clock: typeof globalThis.performance

  export { clock as performance }
}
declare module 'node:process' {
  const own: typeof process
  export default own
  export const env: typeof process.env
  export const exit: typeof process.exit
  export const nextTick: typeof process.nextTick
}
declare module 'node:http' {
  import { EventEmitter } from 'node:events'
  import { Readable, Writable } from 'node:stream'

  type HeaderValues = Record<string, string | number | string[]>
  export class IncomingMessage extends Readable {
    readonly method?: string
    readonly url?: string
    readonly headers: Record<string, string | undefined>
    readonly statusCode?: number
    readonly complete: boolean
  }
  export class ServerResponse extends Writable {
    statusCode: number
    readonly headersSent: boolean
    setHeader(name: string, value: string | number | string[]): this
    getHeader(name: string): string | number | string[] | undefined
    removeHeader(name: string): void
    writeHead(status: number, headers?: HeaderValues): this
  }
  export class ClientRequest extends Writable {
    setTimeout(delayMs: number, then?: () => void): this
    destroy(error?: Error): this
  }
  export class Server extends EventEmitter {
    listen(port: number, listening?: () => void): this
    close(done?: (error?: Error) => void): this
    closeAllConnections(): void
  }
  export interface RequestOptions {
    method?: string
    host?: string
    hostname?: string
    port?: number | string
    path?: string
    headers?: HeaderValues
    agent?: Agent | false
    signal?: AbortSignal
    timeout?: number
  }
  export class Agent extends EventEmitter {
    constructor(options?: { keepAlive?: boolean; maxSockets?: number })
    destroy(): void
  }
  export const globalAgent: Agent
  export const STATUS_CODES: Record<string, string | undefined>
  export const METHODS: string[]
  export function createServer(answer?: (request: IncomingMessage, response: ServerResponse) => void): Server
  export function request(options: RequestOptions, then?: (response: IncomingMessage) => void): ClientRequest
  export function request(
    url: string | URL,
    options?: RequestOptions | ((response: IncomingMessage) => void),
    then?: (response: IncomingMessage) => void,
  ): ClientRequest
  export const get: typeof request
  const http: {
    createServer: typeof createServer
    request: typeof request
    get: typeof get
    Agent: typeof Agent
    globalAgent: Agent
  }
  export default http
}
declare module 'node:stream' {
  import { EventEmitter } from 'node:events'
  export class Readable extends EventEmitter {
    constructor(options?: { read?(this: Readable, size: number): void; objectMode?: boolean })
    push(chunk: unknown): boolean
    read(size?: number): any
    setEncoding(encoding: string): this
    pause(): this
    resume(): this
    pipe<T extends Writable>(to: T): T
    destroy(error?: Error): this
    [Symbol.asyncIterator](): AsyncIterableIterator<any>
    static from(chunks: Iterable<unknown> | AsyncIterable<unknown>): Readable
  }
  export class Writable extends EventEmitter {
    constructor(options?: { write?(chunk: any, encoding: string, done: (error?: Error | null) => void): void })
    write(chunk: string | Uint8Array, done?: () => void): boolean
    end(chunk?: string | Uint8Array, done?: () => void): this
    destroy(error?: Error): this
    readonly writableEnded: boolean
    readonly writableNeedDrain: boolean
  }
  export class Duplex extends Readable {
    write(chunk: string | Uint8Array): boolean
    end(chunk?: string | Uint8Array): this
  }
  export class Transform extends Duplex {
    constructor(options?: {
      transform?(
        this: Transform,
        chunk: any,
        encoding: string,
        done: (error?: Error | null, data?: unknown) => void,
      ): void
    })
  }
  export class PassThrough extends Transform {}
  export function pipeline(...parts: any[]): any
  export function finished(stream: Readable | Writable, done: (error?: Error | null) => void): void
}
declare module 'node:stream/promises' {
  export function pipeline(...parts: any[]): Promise<void>
  export function finished(stream: unknown): Promise<void>
}
declare module 'faultline/bus' {
  /** Runs the lab's bus: events over HTTP, kept on disk, delivered at least once. */
  export function runBus(): void
}
declare module 'node:fs' {
  interface Stats {
    size: number
    mtimeMs: number
    isFile(): boolean
    isDirectory(): boolean
  }
  export function readFileSync(path: string, encoding: 'utf8' | { encoding: 'utf8' }): string
  export function readFileSync(path: string): Uint8Array
  export function writeFileSync(path: string, data: string | Uint8Array, options?: { flag?: string }): void
  export function appendFileSync(path: string, data: string | Uint8Array): void
  export function existsSync(path: string): boolean
  export function mkdirSync(path: string, options?: { recursive?: boolean }): string | undefined
  export function readdirSync(path: string): string[]
  export function statSync(path: string): Stats
  export function rmSync(path: string, options?: { recursive?: boolean; force?: boolean }): void
  export function renameSync(from: string, to: string): void
  export function unlinkSync(path: string): void
  export function openSync(path: string, flag?: string): number
  export function writeSync(fd: number, data: string | Uint8Array): number
  export function fsyncSync(fd: number): void
  export function closeSync(fd: number): void
}
declare module 'node:fs/promises' {
  interface FileHandle {
    readFile(encoding: 'utf8'): Promise<string>
    writeFile(data: string | Uint8Array): Promise<void>
    appendFile(data: string | Uint8Array): Promise<void>
    write(data: string | Uint8Array, position?: number | null): Promise<{ bytesWritten: number }>
    truncate(length?: number): Promise<void>
    sync(): Promise<void>
    datasync(): Promise<void>
    close(): Promise<void>
  }
  export function readFile(path: string, encoding: 'utf8' | { encoding: 'utf8' }): Promise<string>
  export function readFile(path: string): Promise<Uint8Array>
  export function writeFile(path: string, data: string | Uint8Array, options?: { flag?: string }): Promise<void>
  export function appendFile(path: string, data: string | Uint8Array): Promise<void>
  export function mkdir(path: string, options?: { recursive?: boolean }): Promise<string | undefined>
  export function readdir(path: string): Promise<string[]>
  export function stat(path: string): Promise<import('node:fs').Stats>
  export function rm(path: string, options?: { recursive?: boolean; force?: boolean }): Promise<void>
  export function rename(from: string, to: string): Promise<void>
  export function unlink(path: string): Promise<void>
  export function open(path: string, flag?: string): Promise<FileHandle>
}
declare module 'node:path' {
  export function resolve(...parts: string[]): string
  export function normalize(path: string): string
  export function join(...parts: string[]): string
  export function basename(path: string, ending?: string): string
  export function dirname(path: string): string
  export function extname(path: string): string
}
declare module 'node:util' {
  export function inspect(value: unknown): string
  export function format(...values: unknown[]): string
  export function promisify<T>(act: (...args: any[]) => void): (...args: any[]) => Promise<T>
  export function isDeepStrictEqual(a: unknown, b: unknown): boolean
}
declare module 'node:url' {
  const url: typeof globalThis.URL
  const params: typeof globalThis.URLSearchParams

  export { params as URLSearchParams, url as URL }
  export function fileURLToPath(url: string | URL): string
}
