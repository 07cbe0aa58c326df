import { Fingerprint } from '../hash.ts'
import type { Journal } from '../journal.ts'
import { type Call, Calls } from '../measures/calls.ts'
import { EPOCH_MS, type Micros } from '../time.ts'

/**
 * A run as OTLP/JSON traces (https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding): what a collector takes
 * at /v1/traces, and viewers such as Jaeger open as a file. Ids are hex, 64-bit numbers are strings, enums are numbers,
 * keys are lowerCamelCase.
 *
 * Each call is a client span of its caller, and a server span of the process that it reached, as its child; calls that
 * a service made on behalf of a request are children of that server span. So one reader's request is one trace.
 *
 *     shoppers GET /books/7 (client) > web (server) > web GET /stock/7 (client) > inventory (server)
 */
export interface OtlpTraces {
  resourceSpans: ResourceSpans[]
}

export interface ResourceSpans {
  resource: { attributes: Attribute[] }
  scopeSpans: { scope: { name: string; version: string }; spans: Span[] }[]
}

export interface Span {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  kind: typeof SERVER | typeof CLIENT
  startTimeUnixNano: string
  endTimeUnixNano: string
  attributes: Attribute[]
  status: { code?: typeof ERROR; message?: string }
}

interface Attribute {
  key: string
  value: { stringValue: string } | { intValue: string } | { boolValue: boolean }
}

const SERVER = 2
const CLIENT = 3
const ERROR = 2

/** `run` tells runs apart: equal ids are given to equal runs. Spans that had not ended by `until` end there. */
export function toOtlp(journal: Journal, run: string, until: Micros): OtlpTraces {
  const calls = new Calls(journal)
  for (let row = 0; row < journal.length; row++) calls.take(row)
  const byProcess = new Map<string, Span[]>()
  const add = (process: string, span: Span) => {
    const known = byProcess.get(process)
    if (known) known.push(span)
    else byProcess.set(process, [span])
  }
  const roots = new Map<number, number>()
  for (const call of calls) {
    const root = call.cause === 0 ? call.call : (roots.get(call.cause) ?? call.cause)
    roots.set(call.call, root)
    const ids = { traceId: idOf(`${run}/${root}`, 32) }
    const clientId = idOf(`${run}/${call.call}/client`, 16)
    const serverId = idOf(`${run}/${call.call}/server`, 16)
    const attributes = attributesOf(call)
    add(call.from, {
      ...{ ...ids, spanId: clientId },
      ...(call.cause === 0 ? {} : { parentSpanId: idOf(`${run}/${call.cause}/server`, 16) }),
      name: call.method || 'HTTP',
      kind: CLIENT,
      startTimeUnixNano: nanos(call.called),
      endTimeUnixNano: nanos(orUntil(call.ended, until)),
      attributes: [
        ...attributes,
        text('server.address', call.to),
        number('http.request.resend_count', call.attempt - 1),
      ],
      status: call.failure ? { code: ERROR, message: call.failure } : call.status >= 400 ? { code: ERROR } : {},
    })
    if (Number.isNaN(call.arrived)) continue
    add(call.process || call.to, {
      ...{ ...ids, spanId: serverId, parentSpanId: clientId },
      name: call.method || 'HTTP',
      kind: SERVER,
      startTimeUnixNano: nanos(call.arrived),
      endTimeUnixNano: nanos(orUntil(call.answered, until)),
      attributes: [...attributes, { key: 'faultline.awaited', value: { boolValue: call.awaited } }],
      status: call.status >= 500 ? { code: ERROR } : {},
    })
  }
  const scope = { name: 'faultline', version: '1' }
  return {
    resourceSpans: [...byProcess].map(([process, spans]) => ({
      resource: {
        attributes: [text('service.name', process.replace(/-\d+$/, '')), text('service.instance.id', process)],
      },
      scopeSpans: [{ scope, spans }],
    })),
  }
}

/** By the names of OpenTelemetry's conventions for HTTP. */
function attributesOf(call: Call): Attribute[] {
  const [path = '', query] = call.path.split('?')
  return [
    ...(call.method ? [text('http.request.method', call.method), text('url.path', path)] : []),
    ...(query === undefined ? [] : [text('url.query', query)]),
    ...(call.status > 0 ? [number('http.response.status_code', call.status)] : []),
    ...(call.failure ? [text('error.type', call.failure)] : []),
  ]
}

function text(key: string, stringValue: string): Attribute {
  return { key, value: { stringValue } }
}

function number(key: string, value: number): Attribute {
  return { key, value: { intValue: String(value) } }
}

/** Nanoseconds since 1970: more than a number holds, so the digits are put together. */
function nanos(at: Micros): string {
  const micros = EPOCH_MS * 1_000 + Math.round(at)
  return `${micros}000`
}

function orUntil(at: Micros, until: Micros): Micros {
  return Number.isNaN(at) ? until : at
}

/** So many hex digits from a name, never all zero. */
function idOf(name: string, digits: 16 | 32): string {
  const print = new Fingerprint()
  print.addText(name)
  const first = print.digest()
  if (digits === 16) return first === '0'.repeat(16) ? '1'.padStart(16, '0') : first
  print.addText('2')
  return `${first}${print.digest()}`
}
