import finished from 'readable-stream/lib/internal/streams/end-of-stream.js'
import Readable from 'readable-stream/lib/internal/streams/readable.js'

/** readable-stream for services that do not import node:stream: requests are Readables, and nobody asks for more. */
export default { Readable, finished }
