import { LOG_LEVELS, ROW_LENGTH } from '../../engine/journal.ts'
import type { KernelMessage } from '../../protocol/live.ts'

type Check = (value: unknown) => boolean
type Said = Extract<
  KernelMessage,
  { type: 'reply' | 'clock' | 'journal' | 'hung' | 'stopped' | 'recorded' | 'told' | 'branch-progress' }
>

const LONGEST_TEXT = 4_000_000
const STATUSES = ['opening', 'held', 'running', 'ended']

const number: Check = (value) => typeof value === 'number' && Number.isFinite(value)
const text: Check = (value) => typeof value === 'string' && value.length <= LONGEST_TEXT
const list =
  (of: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(of)
const fields =
  (checks: Record<string, Check>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(checks).every(([name, check]) => check((value as Record<string, unknown>)[name]))
const rows: Check = (value) => value instanceof Float64Array && value.length % ROW_LENGTH === 0
const headers = list((value) => Array.isArray(value) && value.length === 2 && value.every(text))
const answer: Check = (value) =>
  fields({ call: number, took: number })(value) &&
  ((value as { ok: unknown }).ok === true
    ? fields({ status: number, headers, text })(value)
    : fields({ ok: (ok) => ok === false, failure: text })(value))
const log = fields({ at: number, service: text, level: (value) => LOG_LEVELS.includes(value as never), text })
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value)

const values: Check = (value) =>
  typeof value === 'object' && value !== null && Object.values(value).every((one) => text(one) || number(one))
const error = fields({ name: text, message: text, values: optional(values) })

const CHECKS: Record<Said['type'], Check> = {
  reply: (value) => {
    const { id, ok, error: problem } = value as Record<string, unknown>
    return number(id) && (ok === true || (ok === false && error(problem))) && refused(value)
  },
  clock: fields({
    status: (value) => STATUSES.includes(value as never),
    now: number,
    event: number,
    speedReached: number,
  }),
  journal: fields({ rows, strings: list(text), logs: list(log) }),
  hung: fields({ service: text, event: number }),
  stopped: fields({ error }),
  recorded: fields({ id: number, run: text }),
  told: fields({ id: number, answer }),
  'branch-progress': fields({ id: number, now: number, of: number }),
}
const refused = fields({ refused: optional(fields({ reason: text, values: (value) => typeof value === 'object' })) })

/** Reads what a worker with learners' code in it says about a run; null for what the page must not be shown. */
export function readRunMessage(said: unknown): Said | null {
  const type = (said as { type?: unknown } | null)?.type
  if (typeof type !== 'string' || !Object.hasOwn(CHECKS, type)) return null
  return CHECKS[type as Said['type']](said) ? (said as Said) : null
}
