/** Hears where the messages of one direction of a connection begin and end. */
export interface MeterListener {
  /** The head is complete. `first` is the first line's words: ['GET', '/books', 'HTTP/1.1'], ['HTTP/1.1', '200', 'OK']. */
  begin(first: string[]): void
  end(): void
  /** Asked when an answer's head is complete: whether its request was of a kind that gets no body, as HEAD is. */
  bodyless?(): boolean
}

type State = 'head' | 'length' | 'size' | 'piece' | 'trailer' | 'close'

const MOST_HEAD = 64 * 1024

/**
 * Follows the HTTP/1.1 messages of one direction of a connection by their lengths (RFC 9112, section 6), so that bytes
 * can be passed on untouched and still be counted as calls. What is not HTTP is passed over in silence.
 */
export class HttpMeter {
  private readonly kind: 'request' | 'answer'
  private readonly listener: MeterListener
  private state: State = 'head'
  private text = ''
  private left = 0
  private lost = false

  constructor(kind: 'request' | 'answer', listener: MeterListener) {
    this.kind = kind
    this.listener = listener
  }

  feed(bytes: Uint8Array): void {
    let at = 0
    while (at < bytes.length && !this.lost) at = this.step(bytes, at)
  }

  /** The connection has ended: so has a message that lasts until then. */
  close(): void {
    if (this.state === 'close') this.finish()
  }

  private step(bytes: Uint8Array, at: number): number {
    if (this.state === 'close') return bytes.length
    if (this.state === 'length' || this.state === 'piece') {
      const taken = Math.min(this.left, bytes.length - at)
      this.left -= taken
      if (this.left === 0) {
        if (this.state === 'length') this.finish()
        else this.state = 'size'
      }
      return at + taken
    }
    const end = bytes.indexOf(10, at)
    const stop = end < 0 ? bytes.length : end + 1
    this.text += Buffer.from(bytes.subarray(at, stop)).toString('latin1')
    if (this.text.length > MOST_HEAD) this.lost = true
    if (end >= 0) this.line()
    return stop
  }

  /** One more line of a head, of a chunk's size or of a trailer is complete. */
  private line(): void {
    if (this.state === 'head') {
      if (this.text.trim() === '') this.text = ''
      else if (/\r?\n\r?\n$/.test(this.text)) this.head()
      return
    }
    const line = this.text.trim()
    this.text = ''
    if (this.state === 'trailer') {
      if (line === '') this.finish()
    } else if (line !== '') {
      // two bytes more: the line end after the piece
      const size = Number.parseInt(line, 16)
      if (Number.isNaN(size)) this.lost = true
      this.state = size === 0 ? 'trailer' : 'piece'
      this.left = size + 2
    }
  }

  private head(): void {
    const [first = '', ...lines] = this.text.split(/\r?\n/)
    this.text = ''
    const words = first.split(' ')
    const status = this.kind === 'answer' ? Number(words[1]) : 0
    // an interim answer: the real one follows
    if (this.kind === 'answer' && status < 200) return
    const headers = new Map(
      lines.map((line) => {
        const colon = line.indexOf(':')
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
      }),
    )
    const none = this.kind === 'answer' && (status === 204 || status === 304 || this.listener.bodyless?.())
    const length = Number(headers.get('content-length') ?? 0)
    this.listener.begin(words)
    if (none) this.finish()
    else if (/chunked/i.test(headers.get('transfer-encoding') ?? '')) this.state = 'size'
    else if (length > 0) {
      this.state = 'length'
      this.left = length
    } else if (this.kind === 'answer' && !headers.has('content-length')) this.state = 'close'
    else this.finish()
  }

  private finish(): void {
    this.state = 'head'
    this.text = ''
    this.listener.end()
  }
}
