import type { Body as Payload } from '../../../engine/process.ts'
import { Inflow, join, toBytes, toText } from '../inflow.ts'
import { Blob } from './blob.ts'
import { decodeForm, encodeForm, FormData } from './form-data.ts'
import type { Headers } from './headers.ts'
import { ReadableStream } from './streams.ts'

/** Where the content of a Request or Response comes from. Text and bytes stay as they are until asked for. */
export type Source = Payload | Inflow | ReadableStream<Uint8Array> | null

/** What Request and Response have in common. No stream is made before somebody asks for one. */
export abstract class Body {
  abstract readonly headers: Headers
  /** For the host only. */
  source: Source = null
  private stream: ReadableStream<Uint8Array> | null = null
  private taken = false

  get body(): ReadableStream<Uint8Array> | null {
    if (this.stream) return this.stream
    if (this.source === null) return null
    this.stream = this.source instanceof ReadableStream ? this.source : streamOf(this.source)
    // read before: the stream is there, but spent
    if (this.taken) void this.stream.getReader()
    return this.stream
  }

  get bodyUsed(): boolean {
    if (this.taken) return this.source !== null
    return this.stream !== null && isDisturbed(this.stream)
  }

  text(): Promise<string> {
    return this.take((payload) => withoutMark(toText(payload)))
  }

  json(): Promise<unknown> {
    return this.take((payload) => JSON.parse(withoutMark(toText(payload))))
  }

  arrayBuffer(): Promise<ArrayBufferLike> {
    return this.take((payload) => toBytes(payload).slice().buffer)
  }

  bytes(): Promise<Uint8Array> {
    return this.take((payload) => toBytes(payload).slice())
  }

  blob(): Promise<Blob> {
    return this.take((payload) => new Blob([payload], { type: this.headers.get('content-type') ?? '' }))
  }

  formData(): Promise<FormData> {
    return this.take((payload) => decodeForm(payload, this.headers.get('content-type')))
  }

  /** Gives the content away, to another Request. */
  protected handOver(): Source {
    const source = this.stream ?? this.source
    this.taken = true
    return source
  }

  /** Half of a tee for a clone; the other half stays here. */
  protected split(): Source {
    if (this.bodyUsed) throw new TypeError('Response.clone: Body has already been consumed.')
    if (this.source === null || typeof this.source === 'string' || this.source instanceof Uint8Array) return this.source
    const [mine, theirs] = (this.body as ReadableStream<Uint8Array>).tee()
    this.source = mine
    this.stream = mine
    return theirs
  }

  /** Takes the whole content once, then turns it into what was asked for. */
  private take<T>(convert: (payload: Payload) => T): Promise<T> {
    if (this.taken ? this.source !== null : this.stream && (this.stream.locked || isDisturbed(this.stream))) {
      return Promise.reject(new TypeError('Body is unusable: Body has already been read'))
    }
    this.taken = true
    const { source } = this
    try {
      if (source === null) return Promise.resolve(convert(''))
      if (typeof source === 'string' || source instanceof Uint8Array) return Promise.resolve(convert(source))
    } catch (error) {
      return Promise.reject(error)
    }
    if (this.stream || !(source instanceof Inflow))
      return drain(this.stream ?? (source as ReadableStream)).then(convert)
    return collect(source).then(convert)
  }
}

/** Reads what a `body` option may be; gives the content type that it implies. */
export function readInit(init: unknown): { source: Source; type: string | null } {
  if (init === null || init === undefined) return { source: null, type: null }
  if (typeof init === 'string') return { source: init, type: 'text/plain;charset=UTF-8' }
  if (init instanceof Uint8Array) return { source: init.slice(), type: null }
  if (init instanceof ArrayBuffer) return { source: new Uint8Array(init.slice(0)), type: null }
  if (ArrayBuffer.isView(init)) {
    return { source: new Uint8Array(init.buffer, init.byteOffset, init.byteLength).slice(), type: null }
  }
  if (init instanceof URLSearchParams) {
    return { source: init.toString(), type: 'application/x-www-form-urlencoded;charset=UTF-8' }
  }
  if (init instanceof Blob) return { source: init.payload, type: init.type || null }
  if (init instanceof FormData) return encodeForm(init)
  if (init instanceof ReadableStream) {
    if (init.locked) throw new TypeError('Response body object should not be disturbed or locked')
    return { source: init, type: null }
  }
  if (typeof init === 'object' && Symbol.asyncIterator in init) {
    return { source: ReadableStream.from(init as AsyncIterable<Uint8Array>) as ReadableStream<Uint8Array>, type: null }
  }
  return { source: String(init), type: 'text/plain;charset=UTF-8' }
}

/** A stream over content that is whole or still arriving. */
export function streamOf(source: Payload | Inflow): ReadableStream<Uint8Array> {
  if (!(source instanceof Inflow)) {
    return new ReadableStream<Uint8Array>({
      type: 'bytes',
      pull(controller) {
        const bytes = toBytes(source)
        if (bytes.length > 0) controller.enqueue(bytes.slice())
        controller.close()
        controller.byobRequest?.respond(0)
      },
    })
  }
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const chunk = await nextChunk(source)
        if (chunk === null) controller.close()
        else controller.enqueue(toBytes(chunk))
      },
      cancel: () => source.cancelled?.(),
    },
    { highWaterMark: 0 },
  )
}

async function collect(inflow: Inflow): Promise<Payload> {
  const chunks: Payload[] = []
  for (let chunk = await nextChunk(inflow); chunk !== null; chunk = await nextChunk(inflow)) chunks.push(chunk)
  return chunks.length === 0 ? '' : join(chunks)
}

/** Resolves to the next chunk, or null at the end; rejects when the body broke off. */
export function nextChunk(inflow: Inflow): Promise<Payload | null> {
  const chunk = inflow.take()
  if (chunk !== null) return Promise.resolve(chunk)
  if (inflow.error !== undefined) return Promise.reject(inflow.error)
  if (inflow.ended) return Promise.resolve(null)
  return new Promise((resolve, reject) => {
    inflow.wake = () => {
      inflow.wake = null
      nextChunk(inflow).then(resolve, reject)
    }
  })
}

async function drain(stream: ReadableStream<unknown>): Promise<Payload> {
  const reader = stream.getReader()
  const chunks: Payload[] = []
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return chunks.length === 0 ? '' : join(chunks)
    if (!(value instanceof Uint8Array)) throw new TypeError('Received non-Uint8Array chunk')
    chunks.push(value)
  }
}

function isDisturbed(stream: ReadableStream<unknown>): boolean {
  return (stream as unknown as { _disturbed: boolean })._disturbed
}

function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
}
