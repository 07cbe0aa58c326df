import type { Body as Payload } from '../../../engine/process.ts'
import { context } from '../context.ts'
import { join, toBytes, toText } from '../inflow.ts'
import { ReadableStream } from './streams.ts'

type Part = Payload | ArrayBuffer | ArrayBufferView | Blob

export class Blob {
  readonly type: string
  /** For the host only. */
  readonly payload: Payload

  constructor(parts: Iterable<Part> = [], options: { type?: string } = {}) {
    const chunks = [...parts].map(payloadOf)
    this.payload = chunks.length === 0 ? '' : join(chunks)
    this.type = options.type ? String(options.type).toLowerCase() : ''
  }

  get size(): number {
    return toBytes(this.payload).length
  }

  async text(): Promise<string> {
    return toText(this.payload)
  }

  async arrayBuffer(): Promise<ArrayBufferLike> {
    return toBytes(this.payload).slice().buffer
  }

  async bytes(): Promise<Uint8Array> {
    return toBytes(this.payload).slice()
  }

  slice(start = 0, end?: number, type = ''): Blob {
    return new Blob([toBytes(this.payload).slice(start, end)], { type })
  }

  stream(): ReadableStream<Uint8Array> {
    const bytes = toBytes(this.payload)
    return new ReadableStream<Uint8Array>({
      start: (controller) => {
        if (bytes.length > 0) controller.enqueue(bytes.slice())
        controller.close()
      },
    })
  }

  get [Symbol.toStringTag](): string {
    return 'Blob'
  }
}

export class File extends Blob {
  readonly name: string
  readonly lastModified: number

  constructor(parts: Iterable<Part>, name: string, options: { type?: string; lastModified?: number } = {}) {
    super(parts, options)
    this.name = String(name)
    this.lastModified = options.lastModified ?? Math.floor(context.wallMs())
  }

  override get [Symbol.toStringTag](): string {
    return 'File'
  }
}

function payloadOf(part: Part): Payload {
  if (typeof part === 'string' || part instanceof Uint8Array) return part
  if (part instanceof Blob) return part.payload
  if (part instanceof ArrayBuffer) return new Uint8Array(part)
  if (ArrayBuffer.isView(part)) return new Uint8Array(part.buffer, part.byteOffset, part.byteLength)
  return String(part)
}
