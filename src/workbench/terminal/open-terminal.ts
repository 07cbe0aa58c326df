import type { Bench } from '../bench.svelte.ts'
import { loadStyles } from '../late-styles.ts'
import { onTheme, readPalette } from '../world/palette.ts'
import { Line } from './line.ts'

const STYLES = new URL('../../../node_modules/@xterm/xterm/css/xterm.css', import.meta.url).href
const PROMPT = '$ '

/** A terminal that is on the screen. */
export interface OpenTerminal {
  focus(): void
  /** Runs a line that was typed elsewhere. */
  run(line: string): Promise<void>
  interrupt(): void
  /** Whether what is written is also read out, by xterm's own screen-reader mode. */
  readOut(yes: boolean): void
  dispose(): void
}

/**
 * Loads the terminal and its shell, and opens them here. `said` hears every line that is written; `leave` is asked for by
 * Ctrl-D. Tab completes a word; on an empty line, and after Esc, it goes on to what comes next on the page.
 */
export async function openTerminal(
  element: HTMLElement,
  bench: Bench,
  { said, leave }: { said: (line: string) => void; leave: () => void },
): Promise<OpenTerminal> {
  const [{ Terminal }, { Shell }] = await Promise.all([
    import('@xterm/xterm'),
    import('./shell.ts'),
    loadStyles(STYLES),
    // letters are measured when the screen opens
    document.fonts.load('13px "Faultline Mono"').catch(() => undefined),
  ])
  const w = bench.lab.words.terminal
  const shell = new Shell(bench)
  const line = new Line()
  const style = getComputedStyle(element)
  const screen = new Terminal({
    fontFamily: style.getPropertyValue('--mono'),
    fontSize: 13,
    lineHeight: 1.35,
    cursorBlink: false,
    convertEol: true,
    scrollback: 2_000,
    minimumContrastRatio: 4.5,
    theme: colours(),
  })
  screen.open(element)
  screen.textarea?.setAttribute('aria-label', w.screen)
  let leaving = false
  let busy = false
  let drawn = { rows: 0, text: '', back: 0 }

  const size = () => {
    const cell = element.querySelector<HTMLElement>('.xterm-rows > div')?.getBoundingClientRect().height || 18
    const width = element.querySelector<HTMLElement>('.xterm-char-measure-element')
    const letter = width?.textContent ? width.getBoundingClientRect().width / width.textContent.length : 8
    const columns = Math.max(20, Math.floor((element.clientWidth - 34) / (letter || 8)))
    screen.resize(columns, Math.max(4, Math.floor((element.clientHeight - 10) / cell)))
  }
  const sizes = new ResizeObserver(() => element.clientWidth > 0 && size())
  sizes.observe(element)

  const write = (text: string) => {
    screen.write(text)
    for (const one of text.replace(/\n$/, '').split('\n')) said(one)
  }
  write(`${w.hello}\n`)
  prompt()

  screen.attachCustomKeyEventHandler((event) => {
    if (event.key === 'Escape') {
      leaving = true
      // it lets Tab go here; the panel stays
      event.preventDefault()
      return false
    }
    // left to the page: focus goes on
    if (event.key === 'Tab' && (event.shiftKey || leaving || line.text === '')) return false
    if (event.type === 'keydown' && event.key !== 'Tab') leaving = false
    // marked text is copied, as everywhere
    if ((event.ctrlKey || event.metaKey) && event.key === 'c' && screen.hasSelection()) return false
    return !((event.ctrlKey || event.metaKey) && event.key === 'v')
  })
  screen.onData((data) => {
    if (data.length > 1 && !data.startsWith('\x1b')) return void paste(data)
    act(data)
  })
  const stopTheme = onTheme(() => {
    screen.options.theme = colours()
  })

  function act(data: string): void {
    if (busy) {
      if (data === '\x03') shell.interrupt()
      return
    }
    const asked = line.key(data)
    switch (asked.type) {
      case 'none':
        return draw()
      case 'run':
        return void run(asked.line)
      case 'interrupt':
        screen.write('^C\n')
        return prompt()
      case 'clear':
        screen.clear()
        return draw()
      case 'leave':
        return leave()
      case 'complete':
        return complete()
      default:
        asked satisfies never
    }
  }

  async function paste(text: string): Promise<void> {
    if (busy) return
    const whole = line.paste(text)
    const rest = { text: line.text, at: line.at }
    for (const one of whole) await run(one)
    Object.assign(line, rest)
    draw()
  }

  async function run(text: string): Promise<void> {
    if (drawn.text === text && drawn.back === 0) screen.write('\n')
    else {
      clearLine()
      screen.write(`${PROMPT}${text}\n`)
    }
    said(`${PROMPT}${text}`)
    if (text.trim() === 'clear') screen.clear()
    else if (text.trim() === 'history') write(line.history.map((one, i) => `${i + 1}  ${one}\n`).join(''))
    else if (text.trim() !== '') {
      busy = true
      const { stdout, stderr } = await shell.run(text)
      busy = false
      if (stdout) write(stdout.endsWith('\n') ? stdout : `${stdout}\n`)
      if (stderr) write(stderr.endsWith('\n') ? stderr : `${stderr}\n`)
    }
    prompt()
  }

  function complete(): void {
    const { text, first, before } = line.word
    const { by, choices } = shell.finish(text, first, before)
    line.finish(text, by)
    if (choices.length < 2 || by !== text) return draw()
    write(`\n${choices.slice(0, 40).join('  ')}\n`)
    prompt()
  }

  function prompt(): void {
    screen.write(PROMPT)
    drawn = { rows: 0, text: '', back: 0 }
    draw()
  }

  function clearLine(): void {
    screen.write(`\r${drawn.rows > 0 ? `\x1b[${drawn.rows}A` : ''}\x1b[J`)
    drawn = { rows: 0, text: '', back: 0 }
  }

  /** Draws the line, with the cursor where it stands. What is added at its end is all that is written, and read out. */
  function draw(): void {
    const back = widthOf(line.text.slice(line.at))
    const rows = Math.floor((PROMPT.length + widthOf(line.text)) / screen.cols)
    if (back === 0 && drawn.back === 0 && line.text.startsWith(drawn.text)) {
      screen.write(line.text.slice(drawn.text.length))
    } else {
      clearLine()
      screen.write(PROMPT + line.text)
      if (back > 0 && rows === 0) screen.write(`\x1b[${back}D`)
    }
    drawn = { rows, text: line.text, back }
  }

  return {
    focus: () => screen.focus(),
    run,
    interrupt: () => shell.interrupt(),
    readOut(yes) {
      screen.options.screenReaderMode = yes
    },
    dispose() {
      sizes.disconnect()
      stopTheme()
      shell.interrupt()
      screen.dispose()
    },
  }
}

/** Cells that a text takes; Hangul and its kin take two. */
function widthOf(text: string): number {
  let width = 0
  for (const letter of text) width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uff00-\uff60]/.test(letter) ? 2 : 1
  return width
}

function colours() {
  const { raised, ink, flow } = readPalette()
  const hex = (colour: string) => toRgb(colour)
  return {
    background: hex(raised),
    foreground: hex(ink),
    cursor: hex(ink),
    cursorAccent: hex(raised),
    selectionBackground: `${hex(flow)}55`,
  }
}

function toRgb(colour: string): string {
  const context = new OffscreenCanvas(1, 1).getContext('2d')
  if (!context) return '#808080'
  context.fillStyle = colour
  context.fillRect(0, 0, 1, 1)
  const [r = 0, g = 0, b = 0] = context.getImageData(0, 0, 1, 1).data
  return `#${[r, g, b].map((part) => part.toString(16).padStart(2, '0')).join('')}`
}
