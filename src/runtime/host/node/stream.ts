import stream from 'readable-stream'
import { ReadableStream } from '../web/streams.ts'

/** node:stream: the library readable-stream, plus the way to and from web streams. */
export const {
  Readable,
  Writable,
  Duplex,
  Transform,
  PassThrough,
  Stream,
  finished,
  pipeline,
  addAbortSignal,
  compose,
} = stream
export const promises = stream.promises
export default Stream

type NodeReadable = InstanceType<typeof Readable>

/** A web stream over a Node stream: chunks as bytes, pulled one at a time. */
function toWeb(source: NodeReadable): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        source.pause()
        source.on('data', (chunk: Uint8Array | string) => {
          const bytes = typeof chunk === 'string' ? new TextEncoder().encode(chunk) : new Uint8Array(chunk)
          controller.enqueue(bytes)
          if ((controller.desiredSize ?? 0) <= 0) source.pause()
        })
        finished(source, { writable: false }, (error?: Error | null) => {
          if (error) controller.error(error)
          else controller.close()
        })
      },
      pull: () => void source.resume(),
      cancel: (reason) => void source.destroy(reason instanceof Error ? reason : undefined),
    },
    { highWaterMark: 1 },
  )
}

function fromWeb(source: ReadableStream<unknown>, options: object = {}): NodeReadable {
  const reader = source.getReader()
  return new Readable({
    ...options,
    read(this: NodeReadable) {
      reader.read().then(
        ({ done, value }) => void this.push(done ? null : value),
        (error) => void this.destroy(error),
      )
    },
    destroy(error: Error | null, done: (error: Error | null) => void) {
      reader.cancel(error).then(
        () => done(error),
        () => done(error),
      )
    },
  })
}

Object.assign(Readable, { toWeb, fromWeb })
