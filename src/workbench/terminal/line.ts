/** What a stroke of keys asks for beyond the line itself. */
export type LineAct =
  | { type: 'none' }
  | { type: 'run'; line: string }
  | { type: 'interrupt' }
  | { type: 'complete' }
  | { type: 'clear' }
  | { type: 'leave' }

const NONE: LineAct = { type: 'none' }
const MOST_KEPT = 200

/** The line that is being typed, with its history: what a shell's reader does, without a screen. */
export class Line {
  text = ''
  /** Where the cursor stands, in UTF-16 units. */
  at = 0
  readonly history: string[] = []
  private shown = 0
  private draft = ''

  /** Takes one stroke, as a terminal sends it; what is pasted comes as `paste`. */
  key(data: string): LineAct {
    switch (data) {
      case '\r':
        return this.enter()
      case '\x03':
        this.set('')
        return { type: 'interrupt' }
      case '\x04':
        return this.text === '' ? { type: 'leave' } : NONE
      case '\x0c':
        return { type: 'clear' }
      case '\t':
        return { type: 'complete' }
      case '\x7f':
        return this.cut(this.left(), this.at)
      case '\x1b[3~':
        return this.cut(this.at, this.right())
      case '\x15':
        return this.cut(0, this.at)
      case '\x0b':
        return this.cut(this.at, this.text.length)
      case '\x17':
        return this.cut(this.text.slice(0, this.at).replace(/\S+\s*$/, '').length, this.at)
      case '\x1b[D':
        return this.move(this.left())
      case '\x1b[C':
        return this.move(this.right())
      case '\x1b[H':
      case '\x01':
        return this.move(0)
      case '\x1b[F':
      case '\x05':
        return this.move(this.text.length)
      case '\x1b[A':
        return this.recall(-1)
      case '\x1b[B':
        return this.recall(1)
      default:
        if (!data.startsWith('\x1b') && data >= ' ') this.insert(data)
        return NONE
    }
  }

  /** Puts text in at the cursor; of several lines all but the last are given back, to be run. */
  paste(text: string): string[] {
    const lines = text
      .replace(/\r\n?/g, '\n')
      .replace(/[^\P{Cc}\n]/gu, ' ')
      .split('\n')
    const last = lines.pop() ?? ''
    const whole = lines.map((line, i) =>
      i === 0 ? this.text.slice(0, this.at) + line + this.text.slice(this.at) : line,
    )
    for (const line of whole) this.remember(line)
    if (whole.length > 0) this.set(last)
    else this.insert(last)
    return whole
  }

  /** Puts an ending in the place of what has been typed of a word. */
  finish(word: string, by: string): void {
    const from = this.at - word.length
    this.text = this.text.slice(0, from) + by + this.text.slice(this.at)
    this.at = from + by.length
  }

  /** The word that the cursor stands at the end of, and whether it is the first. */
  get word(): { text: string; first: boolean; before: string } {
    const before = this.text.slice(0, this.at)
    const text = /\S*$/.exec(before)?.[0] ?? ''
    const start = before.slice(0, before.length - text.length)
    return { text, first: /(^|[|;&])\s*$/.test(start), before: start }
  }

  private enter(): LineAct {
    const line = this.text
    this.remember(line)
    this.set('')
    return { type: 'run', line }
  }

  private remember(line: string): void {
    if (line.trim() !== '' && this.history.at(-1) !== line) this.history.push(line)
    if (this.history.length > MOST_KEPT) this.history.shift()
    this.shown = this.history.length
    this.draft = ''
  }

  private recall(by: number): LineAct {
    const next = this.shown + by
    if (next < 0 || next > this.history.length) return NONE
    if (this.shown === this.history.length) this.draft = this.text
    this.shown = next
    this.set(this.history[next] ?? this.draft)
    return NONE
  }

  private insert(text: string): void {
    this.text = this.text.slice(0, this.at) + text + this.text.slice(this.at)
    this.at += text.length
  }

  private set(text: string): void {
    this.text = text
    this.at = text.length
  }

  private move(to: number): LineAct {
    this.at = to
    return NONE
  }

  private cut(from: number, to: number): LineAct {
    this.text = this.text.slice(0, from) + this.text.slice(to)
    this.at = from
    return NONE
  }

  /** One character to the left; a letter of two units is one. */
  private left(): number {
    return this.at - ([...this.text.slice(0, this.at)].at(-1)?.length ?? 0)
  }

  private right(): number {
    return this.at + ([...this.text.slice(this.at)][0]?.length ?? 0)
  }
}

/** What all of these begin with. */
export function commonStart(words: string[]): string {
  let start = words[0] ?? ''
  for (const word of words) while (!word.startsWith(start)) start = start.slice(0, -1)
  return start
}
