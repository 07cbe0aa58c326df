/** Web streams in plain JavaScript on promises: the platform's own finish in another order in each browser. */
export {
  ByteLengthQueuingStrategy,
  CountQueuingStrategy,
  ReadableByteStreamController,
  ReadableStream,
  ReadableStreamBYOBReader,
  ReadableStreamDefaultController,
  ReadableStreamDefaultReader,
  TransformStream,
  WritableStream,
  WritableStreamDefaultWriter,
} from 'web-streams-polyfill'

import { TransformStream } from 'web-streams-polyfill'

export class TextEncoderStream {
  readonly encoding = 'utf-8'
  readonly readable
  readonly writable

  constructor() {
    const encoder = new TextEncoder()
    const stream = new TransformStream<string, Uint8Array>({
      transform: (chunk, controller) => controller.enqueue(encoder.encode(String(chunk))),
    })
    this.readable = stream.readable
    this.writable = stream.writable
  }
}

export class TextDecoderStream {
  readonly encoding: string
  readonly readable
  readonly writable

  constructor(label = 'utf-8', options?: TextDecoderOptions) {
    const decoder = new TextDecoder(label, options)
    this.encoding = decoder.encoding
    const stream = new TransformStream<Uint8Array, string>({
      transform: (chunk, controller) => {
        const text = decoder.decode(chunk, { stream: true })
        if (text) controller.enqueue(text)
      },
      flush: (controller) => {
        const text = decoder.decode()
        if (text) controller.enqueue(text)
      },
    })
    this.readable = stream.readable
    this.writable = stream.writable
  }
}
