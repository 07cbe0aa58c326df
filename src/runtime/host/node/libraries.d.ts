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
declare module 'readable-stream/lib/internal/streams/readable.js' {
  import { Readable } from 'node:stream'
  export default Readable
}
declare module 'readable-stream/lib/internal/streams/end-of-stream.js' {
  import { finished } from 'node:stream'
  export default finished
}
declare module 'path-browserify' {
  import * as path from 'node:path'
  export default path
}
