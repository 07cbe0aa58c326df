declare module 'events/' {
  import { EventEmitter } from 'node:events'
  export default EventEmitter
}
declare module 'readable-stream' {
  import * as stream from 'node:stream'

  const Stream: typeof stream &
    typeof stream.Readable & { default: unknown; compose: (...streams: unknown[]) => stream.Duplex }
  export default Stream
}
declare module 'path-browserify' {
  import * as path from 'node:path'
  export default path
}
