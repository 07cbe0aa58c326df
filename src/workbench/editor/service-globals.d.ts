// biome-ignore-all lint/suspicious/noExplicitAny: as loose as Node's own types are here
// What a service finds beside the web's own names, and the node: modules it may import. For the editor alone.
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
  const timers: {
    setTimeout: typeof globalThis.setTimeout
    clearTimeout: typeof globalThis.clearTimeout
    setInterval: typeof globalThis.setInterval
    clearInterval: typeof globalThis.clearInterval
  }
  export = timers
}
declare module 'node:crypto' {
  export function randomUUID(): string
  export function randomInt(max: number): number
  export function randomInt(min: number, max: number): number
  export function randomBytes(size: number): Uint8Array & { toString(encoding?: string): string }
  export function createHash(name: string): {
    update(data: string | Uint8Array): ReturnType<typeof createHash>
    digest(encoding: 'hex' | 'base64'): string
    digest(): Uint8Array
  }
}
declare module 'node:events' {
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
declare module 'node:http' {
  const http: any
  export default http
  export const createServer: any
  export const request: any
  export const get: any
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
  export function join(...parts: string[]): string
  export function basename(path: string, ending?: string): string
  export function dirname(path: string): string
  export function extname(path: string): string
}
declare module 'node:util' {
  export function inspect(value: unknown): string
  export function format(...values: unknown[]): string
}
declare module 'node:url' {
  export const URL: typeof globalThis.URL
  export const URLSearchParams: typeof globalThis.URLSearchParams
}
