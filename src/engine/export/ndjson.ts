import { type Journal, LOG_LEVELS, Row, SERVICE_STATES } from '../journal.ts'

/**
 * The journal as lines of JSON (https://github.com/ndjson/ndjson-spec), one row each, names written out. Times are
 * microseconds of virtual time. Yields a line at a time, each with its newline: a journal can be large.
 */
export function* toNdjson(journal: Journal): Generator<string> {
  for (let row = 0; row < journal.length; row++) {
    const [kind, at, ...values] = Array.from({ length: 8 }, (_, field) => journal.at(row, field))
    yield `${JSON.stringify({ at, ...describe(journal, kind as number, values) })}\n`
  }
}

function describe(journal: Journal, kind: number, [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]: number[]): object {
  const name = (index: number) => journal.text(index)
  switch (kind) {
    case Row.call:
      return { type: 'call', call: a, from: name(b), to: name(c), cause: d || null, attempt: e, intended: f }
    case Row.request:
      return { type: 'request', call: a, method: name(c), path: name(b) }
    case Row.arrive:
      return { type: 'arrive', call: a, process: name(b) }
    case Row.answer:
      return { type: 'answer', call: a, status: b, awaited: c === 1 }
    case Row.end:
      return { type: 'end', call: a, failure: name(b) || null, status: c || null, latency: d }
    case Row.pool:
      return { type: 'pool', service: name(a), pool: name(b), size: c, busy: d, waiting: e }
    case Row.timer:
      return { type: 'timer', service: name(a), timer: b }
    case Row.log:
      return { type: 'log', service: name(a), level: LOG_LEVELS[b], text: journal.logs[c]?.text ?? '' }
    case Row.fault:
      return { type: 'fault', id: name(a), kind: name(b), target: name(c), begins: d === 1 }
    case Row.state:
      return { type: 'state', service: name(a), state: SERVICE_STATES[b], incarnation: c, detail: name(d) || null }
    case Row.mark:
      return { type: 'mark', name: name(a), service: name(b) || null }
    case Row.ledger:
      return { type: 'ledger', account: name(a), key: name(b), amount: c, service: name(d) }
    case Row.disk:
      return { type: 'disk', service: name(a), op: name(b), path: name(c) || null, bytes: d }
    default:
      return { type: 'unknown', kind, values: [a, b, c, d, e, f] }
  }
}
