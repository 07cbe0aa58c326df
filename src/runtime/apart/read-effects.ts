import { LOG_LEVELS } from '../../engine/journal.ts'
import type { Effect } from '../../engine/process.ts'
import { LIMITS } from '../credits/limits.ts'

/** Virtual delays beyond this could not be told apart any more. */
const LONGEST = Number.MAX_SAFE_INTEGER / 1_024
const LONGEST_TEXT = 1 << 20

type Check = (value: unknown) => boolean
type Fields<T extends Effect['type']> = { [K in Exclude<keyof Extract<Effect, { type: T }>, 'type'>]-?: Check }

const whole: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0
const duration: Check = (value) => typeof value === 'number' && value >= 0 && value <= LONGEST
const flag: Check = (value) => typeof value === 'boolean'
const text: Check = (value) => typeof value === 'string' && value.length <= LONGEST_TEXT
const finite: Check = (value) => Number.isFinite(value)
const body: Check = (value) => value === null || typeof value === 'string' || value instanceof Uint8Array
const pair: Check = (value) =>
  Array.isArray(value) && value.length === 2 && typeof value[0] === 'string' && typeof value[1] === 'string'
const headers: Check = (value) => Array.isArray(value) && value.every(pair)
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value)
const record =
  (fields: Record<string, Check>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.keys(fields).every((name) => (fields[name] as Check)((value as Record<string, unknown>)[name]))

const requestHead = record({ method: text, path: text, headers })
const responseHead = record({ status: whole, headers })
const problem = record({
  ...{
    name: text,
    message: text,
    file: optional(text),
    line: optional(whole),
    column: optional(whole),
    stack: optional(text),
  },
})

const change: Check = (given) => {
  const { op, path, to, body: content } = (given ?? {}) as Record<string, unknown>
  if (op === 'sync') return optional(text)(path)
  if (op === 'patch') {
    const { parts, size } = given as { parts?: unknown; size?: unknown }
    const most = 64 * LIMITS.body
    const fits = (at: unknown) => whole(at) && (at as number) <= most
    return (
      text(path) &&
      fits(size) &&
      Array.isArray(parts) &&
      parts.every(
        (part) => fits(part?.at) && part.body instanceof Uint8Array && part.at + part.body.length <= (size as number),
      )
    )
  }
  if (op === 'rename') return text(path) && text(to)
  return text(path) && (op === 'remove' || ((op === 'write' || op === 'append') && content !== null && body(content)))
}

const FIELDS: { [T in Effect['type']]: Fields<T> } = {
  listen: { port: whole },
  unlisten: { port: whole },
  timer: { timer: whole, delay: duration, effort: optional(flag), cause: optional(whole) },
  'clear-timer': { timer: whole },
  block: { duration },
  call: { call: whole, host: text, port: whole, head: requestHead, body, end: flag },
  'call-body': { call: whole, body, end: flag },
  abort: { call: whole },
  answer: { call: whole, head: responseHead, body, end: flag },
  'answer-body': { call: whole, body, end: flag },
  destroy: { call: whole },
  consumed: { side: (value) => value === 'request' || value === 'response', call: whole, bytes: whole },
  log: { level: (value) => LOG_LEVELS.includes(value as never), text },
  pool: { name: text, size: whole, busy: whole, waiting: whole },
  disk: { operation: whole, change },
  memory: { mb: finite },
  mark: { name: text },
  ledger: { account: text, key: text, amount: finite },
  exit: { code: (value) => Number.isSafeInteger(value), error: optional(problem) },
}
const CHECKS = new Map(Object.entries(FIELDS).map(([type, fields]) => [type, Object.entries(fields)]))

/**
 * Reads what came out of a worker in which untrusted code runs. The host in there makes only what is well formed; but
 * whoever has got past it can post anything. Gives back null for what the kernel must not act on.
 */
export function readEffects(given: unknown): Effect[] | null {
  if (!Array.isArray(given) || given.length > LIMITS.effectsAStep + 2) return null
  return given.every(isEffect) ? given : null
}

function isEffect(given: unknown): boolean {
  if (typeof given !== 'object' || given === null) return false
  const checks = CHECKS.get((given as Effect).type)
  if (!checks) return false
  for (const [name, check] of checks) if (!check((given as Record<string, unknown>)[name])) return false
  return true
}
