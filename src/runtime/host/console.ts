import type { LogLevel } from '../../engine/process.ts'
import { SECOND } from '../../engine/time.ts'
import { context } from './context.ts'
import { format } from './format.ts'
import { type InspectOptions, inspect } from './inspect.ts'

const LINES_A_SECOND = 200
const CHARACTERS_A_SECOND = 65_536

let second = -1
let lines = 0
let characters = 0
let dropped = 0

/** Writes to the log, as far as this virtual second's credit goes; then one line says how much was dropped. */
export function log(level: LogLevel, compose: () => string): void {
  const now = Math.floor(context.now / SECOND)
  if (now !== second) renew(now)
  if (lines >= LINES_A_SECOND || characters >= CHARACTERS_A_SECOND) {
    dropped += 1
    return
  }
  let text = compose()
  const room = CHARACTERS_A_SECOND - characters
  if (text.length > room) text = `${text.slice(0, room)} … (${text.length - room} characters dropped)`
  lines += 1
  characters += text.length
  context.emit({ type: 'log', level, text })
}

function renew(now: number): void {
  const lost = dropped
  second = now
  lines = 0
  characters = 0
  dropped = 0
  if (lost > 0)
    context.emit({
      type: 'log',
      level: 'warn',
      text: `… ${lost} lines were dropped: a service may log ${LINES_A_SECOND} lines a second`,
    })
}

let indent = ''
const counts = new Map<string, number>()
const timers = new Map<string, number>()

function writer(level: LogLevel): (...args: unknown[]) => void {
  return (...args) => log(level, () => (indent ? format(...args).replace(/^/gm, indent) : format(...args)))
}

const plain = {
  debug: writer('debug'),
  log: writer('log'),
  info: writer('info'),
  warn: writer('warn'),
  error: writer('error'),
}

export const console = {
  ...plain,
  trace: (...args: unknown[]) => plain.error(`Trace: ${format(...args)}`),
  dir: (value: unknown, options?: InspectOptions) => plain.log(inspect(value, options)),
  table: (value: unknown) => plain.log(value),
  assert: (holds?: unknown, ...args: unknown[]) => {
    if (!holds) plain.warn(args.length > 0 ? `Assertion failed: ${format(...args)}` : 'Assertion failed')
  },
  count: (label = 'default') => {
    counts.set(label, (counts.get(label) ?? 0) + 1)
    plain.log(`${label}: ${counts.get(label)}`)
  },
  countReset: (label = 'default') => void counts.delete(label),
  group: (...args: unknown[]) => {
    if (args.length > 0) plain.log(...args)
    indent += '  '
  },
  groupCollapsed: (...args: unknown[]) => console.group(...args),
  groupEnd: () => {
    indent = indent.slice(2)
  },
  time: (label = 'default') => void timers.set(label, context.now),
  timeLog: (label = 'default') =>
    plain.log(`${label}: ${(context.now - (timers.get(label) ?? context.now)) / 1_000}ms`),
  timeEnd: (label = 'default') => {
    console.timeLog(label)
    timers.delete(label)
  },
}
