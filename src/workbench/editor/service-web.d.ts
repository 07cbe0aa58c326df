// biome-ignore-all lint/suspicious/noExplicitAny: as loose as the web's own types are here
// biome-ignore-all lint/suspicious/noEmptyInterface: names that types of libraries ask for
// biome-ignore-all lint/suspicious/noVar: as the web declares its globals
// biome-ignore-all lint/suspicious/noRedeclare: a class and what it shares with another
// The web's names that a service finds: these, and no others. For the editor alone; src/runtime/host/web has the code.
interface ErrorOptions {
  cause?: unknown
}
interface Console {
  log(...values: unknown[]): void
  info(...values: unknown[]): void
  warn(...values: unknown[]): void
  error(...values: unknown[]): void
  debug(...values: unknown[]): void
}
declare var console: Console
declare function setTimeout(then: (...args: any[]) => void, delayMs?: number, ...args: any[]): number
declare function setInterval(then: (...args: any[]) => void, everyMs?: number, ...args: any[]): number
declare function clearTimeout(timer: number | undefined): void
declare function clearInterval(timer: number | undefined): void
declare function clearImmediate(timer: number | undefined): void
declare function queueMicrotask(then: () => void): void
declare function structuredClone<T>(value: T): T
declare function atob(text: string): string
declare function btoa(text: string): string
/** The web's clock, in virtual time. */
declare var performance: { now(): number; readonly timeOrigin: number }
interface CryptoKey {}
interface Crypto {
  getRandomValues<T extends ArrayBufferView>(into: T): T
  randomUUID(): `${string}-${string}-${string}-${string}-${string}`
  readonly subtle: { digest(name: string, data: BufferSource): Promise<ArrayBuffer> }
}
declare var crypto: Crypto
type BufferSource = ArrayBufferView | ArrayBuffer
interface EventInit {
  cancelable?: boolean
}
declare class Event {
  constructor(type: string, init?: EventInit)
  readonly type: string
  readonly target: EventTarget | null
  readonly defaultPrevented: boolean
  preventDefault(): void
}
declare class CustomEvent<T = any> extends Event {
  constructor(type: string, init?: EventInit & { detail?: T })
  readonly detail: T
}
interface ErrorEvent extends Event {}
interface MessageEvent<T = any> extends Event {
  readonly data: T
}
interface CloseEvent extends Event {}
interface WebSocket {}
type EventListener = (event: Event) => void
declare class EventTarget {
  addEventListener(type: string, listener: EventListener, options?: { once?: boolean; signal?: AbortSignal }): void
  removeEventListener(type: string, listener: EventListener): void
  dispatchEvent(event: Event): boolean
}
declare class AbortSignal extends EventTarget {
  readonly aborted: boolean
  readonly reason: any
  onabort: EventListener | null
  throwIfAborted(): void
  static abort(reason?: unknown): AbortSignal
  static timeout(delayMs: number): AbortSignal
  static any(signals: AbortSignal[]): AbortSignal
}
declare class AbortController {
  readonly signal: AbortSignal
  abort(reason?: unknown): void
}
declare class DOMException extends Error {
  constructor(message?: string, name?: string)
  readonly code: number
}
interface ReadableStreamReadResult<T> {
  done: boolean
  value: T
}
interface ReadableStreamDefaultReader<T = any> {
  read(): Promise<{ done: false; value: T } | { done: true; value: undefined }>
  cancel(reason?: unknown): Promise<void>
  releaseLock(): void
  readonly closed: Promise<void>
}
interface ReadableStreamDefaultController<T = any> {
  enqueue(chunk: T): void
  close(): void
  error(reason?: unknown): void
  readonly desiredSize: number | null
}
interface UnderlyingSource<T = any> {
  start?(controller: ReadableStreamDefaultController<T>): unknown
  pull?(controller: ReadableStreamDefaultController<T>): unknown
  cancel?(reason?: unknown): unknown
}
declare class ReadableStream<T = any> {
  constructor(source?: UnderlyingSource<T>, strategy?: { highWaterMark?: number })
  readonly locked: boolean
  getReader(): ReadableStreamDefaultReader<T>
  cancel(reason?: unknown): Promise<void>
  pipeThrough<R>(by: { readable: ReadableStream<R>; writable: WritableStream<T> }): ReadableStream<R>
  pipeTo(to: WritableStream<T>): Promise<void>
  tee(): [ReadableStream<T>, ReadableStream<T>]
  [Symbol.asyncIterator](): AsyncIterableIterator<T>
}
interface WritableStreamDefaultWriter<T = any> {
  write(chunk: T): Promise<void>
  close(): Promise<void>
  abort(reason?: unknown): Promise<void>
  releaseLock(): void
  readonly ready: Promise<void>
  readonly closed: Promise<void>
}
declare class WritableStream<T = any> {
  constructor(sink?: { write?(chunk: T): unknown; close?(): unknown; abort?(reason?: unknown): unknown })
  readonly locked: boolean
  getWriter(): WritableStreamDefaultWriter<T>
  abort(reason?: unknown): Promise<void>
  close(): Promise<void>
}
interface Transformer<I = any, O = any> {
  start?(controller: TransformStreamDefaultController<O>): unknown
  transform?(chunk: I, controller: TransformStreamDefaultController<O>): unknown
  flush?(controller: TransformStreamDefaultController<O>): unknown
}
interface TransformStreamDefaultController<O = any> {
  enqueue(chunk: O): void
  terminate(): void
  error(reason?: unknown): void
}
declare class TransformStream<I = any, O = any> {
  constructor(transformer?: Transformer<I, O>)
  readonly readable: ReadableStream<O>
  readonly writable: WritableStream<I>
}
declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>
}
declare class TextDecoder {
  constructor(label?: string)
  decode(bytes?: BufferSource, options?: { stream?: boolean }): string
}
declare class TextEncoderStream extends TransformStream<string, Uint8Array> {}
declare class TextDecoderStream extends TransformStream<BufferSource, string> {}
type BlobPart = BufferSource | Blob | string
declare class Blob {
  constructor(parts?: BlobPart[], options?: { type?: string })
  readonly size: number
  readonly type: string
  arrayBuffer(): Promise<ArrayBuffer>
  bytes(): Promise<Uint8Array<ArrayBuffer>>
  text(): Promise<string>
  slice(from?: number, to?: number, type?: string): Blob
  stream(): ReadableStream<Uint8Array<ArrayBuffer>>
}
declare class File extends Blob {
  constructor(parts: BlobPart[], name: string, options?: { type?: string; lastModified?: number })
  readonly name: string
  readonly lastModified: number
}
type FormDataEntryValue = File | string
declare class FormData {
  append(name: string, value: string | Blob, fileName?: string): void
  set(name: string, value: string | Blob, fileName?: string): void
  get(name: string): FormDataEntryValue | null
  getAll(name: string): FormDataEntryValue[]
  has(name: string): boolean
  delete(name: string): void
  forEach(act: (value: FormDataEntryValue, name: string) => void): void
  entries(): IterableIterator<[string, FormDataEntryValue]>
  keys(): IterableIterator<string>
  values(): IterableIterator<FormDataEntryValue>
  [Symbol.iterator](): IterableIterator<[string, FormDataEntryValue]>
}
declare class URLSearchParams {
  constructor(init?: string | string[][] | Record<string, string> | URLSearchParams)
  readonly size: number
  append(name: string, value: string): void
  delete(name: string, value?: string): void
  get(name: string): string | null
  getAll(name: string): string[]
  has(name: string, value?: string): boolean
  set(name: string, value: string): void
  sort(): void
  forEach(act: (value: string, name: string) => void): void
  entries(): IterableIterator<[string, string]>
  keys(): IterableIterator<string>
  values(): IterableIterator<string>
  toString(): string
  [Symbol.iterator](): IterableIterator<[string, string]>
}
declare class URL {
  constructor(url: string | URL, base?: string | URL)
  hash: string
  host: string
  hostname: string
  href: string
  readonly origin: string
  password: string
  pathname: string
  port: string
  protocol: string
  search: string
  readonly searchParams: URLSearchParams
  username: string
  toJSON(): string
  toString(): string
  static canParse(url: string, base?: string): boolean
}
type HeadersInit = [string, string][] | Record<string, string> | Headers
declare class Headers {
  constructor(init?: HeadersInit)
  append(name: string, value: string): void
  delete(name: string): void
  get(name: string): string | null
  getSetCookie(): string[]
  has(name: string): boolean
  set(name: string, value: string): void
  forEach(act: (value: string, name: string, headers: Headers) => void): void
  entries(): IterableIterator<[string, string]>
  keys(): IterableIterator<string>
  values(): IterableIterator<string>
  [Symbol.iterator](): IterableIterator<[string, string]>
}
type BodyInit = ReadableStream | Blob | BufferSource | FormData | URLSearchParams | string
interface Body {
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>> | null
  readonly bodyUsed: boolean
  arrayBuffer(): Promise<ArrayBuffer>
  blob(): Promise<Blob>
  bytes(): Promise<Uint8Array<ArrayBuffer>>
  formData(): Promise<FormData>
  json(): Promise<any>
  text(): Promise<string>
}
type RequestInfo = Request | string
type RequestCache = string
type RequestCredentials = string
type RequestMode = string
type RequestRedirect = 'error' | 'follow' | 'manual'
type ReferrerPolicy = string
interface RequestInit {
  method?: string
  headers?: HeadersInit
  body?: BodyInit | null
  signal?: AbortSignal | null
  redirect?: RequestRedirect
  duplex?: 'half'
}
interface Request extends Body {}
declare class Request {
  constructor(input: RequestInfo | URL, init?: RequestInit)
  readonly method: string
  readonly url: string
  readonly headers: Headers
  readonly signal: AbortSignal
  readonly redirect: RequestRedirect
  clone(): Request
}
interface ResponseInit {
  status?: number
  statusText?: string
  headers?: HeadersInit
}
interface Response extends Body {}
declare class Response {
  constructor(body?: BodyInit | null, init?: ResponseInit)
  readonly ok: boolean
  readonly status: number
  readonly statusText: string
  readonly headers: Headers
  readonly redirected: boolean
  readonly url: string
  clone(): Response
  static json(data: unknown, init?: ResponseInit): Response
  static error(): Response
  static redirect(url: string | URL, status?: number): Response
}
/** Asks another service. Aborting it closes the connection, which that service learns in its turn. */
declare function fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response>
