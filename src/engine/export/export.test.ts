import { expect, test } from 'vitest'
import { MS, SECOND } from '../time.ts'
import { retrying } from '../toy/shops.ts'
import { counting, toyWorld } from '../toy/world.ts'
import { toNdjson } from './ndjson.ts'
import { type Span, toOtlp } from './otlp.ts'

async function run() {
  const world = await toyWorld(
    { web: retrying({ to: 'inventory', tries: 2, timeout: 300 * MS }), inventory: counting(10 * MS).service },
    {
      loads: [
        {
          ...{ name: 'readers', to: 'web', arrivals: { kind: 'trace', at: [SECOND, 2 * SECOND] } },
          request: () => ({ method: 'GET', path: '/books/7?full=1' }),
        },
      ],
    },
  )
  await world.advance(1.5 * SECOND)
  await world.inject({ id: 'k', kind: 'kill', target: 'inventory' })
  await world.advance(3 * SECOND)
  return world
}

test('NDJSON: a line for every row, names written out', async () => {
  const world = await run()
  const lines = [...toNdjson(world.journal)]
  expect(lines).toHaveLength(world.journal.length)
  expect(lines.every((line) => line.endsWith('}\n') && line.indexOf('\n') === line.length - 1)).toBe(true)
  const rows = lines.map((line) => JSON.parse(line))
  expect(rows.filter((row) => row.type === 'unknown')).toEqual([])
  expect(rows.filter((row) => row.call === 1)).toEqual([
    ...[{ at: SECOND, type: 'call', call: 1, from: 'readers', to: 'web', cause: null, attempt: 1, intended: SECOND }],
    ...[{ at: SECOND, type: 'request', call: 1, method: 'GET', path: '/books/7?full=1' }],
    ...[{ at: SECOND + 3 * MS, type: 'arrive', call: 1, process: 'web' }],
    ...[{ at: SECOND + 17 * MS, type: 'answer', call: 1, status: 200, awaited: true }],
    ...[{ at: SECOND + 18 * MS, type: 'end', call: 1, failure: null, status: 200, latency: 18 * MS }],
  ])
  expect(rows.filter((row) => row.type === 'fault')).toEqual([
    { at: 1.5 * SECOND, type: 'fault', id: 'k', kind: 'kill', target: 'inventory', begins: true },
  ])
})

test('OTLP/JSON: one trace a request, from the reader to the last service, in the encoding of the specification', async () => {
  const world = await run()
  const { resourceSpans } = toOtlp(world.journal, 'retry-storm/7', world.now)
  const names = resourceSpans.map(({ resource }) => resource.attributes[0])
  expect(names).toEqual(
    ['readers', 'web', 'inventory'].map((stringValue) => ({ key: 'service.name', value: { stringValue } })),
  )
  const spans = resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans))
  expect(new Set(spans.map((span) => span.spanId)).size).toBe(spans.length)
  for (const span of spans) {
    expect(span.traceId).toMatch(/^[0-9a-f]{32}$/)
    expect(span.spanId).toMatch(/^[0-9a-f]{16}$/)
    expect(span.startTimeUnixNano).toMatch(/^\d{19}$/)
    expect(BigInt(span.endTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(span.startTimeUnixNano))
    if (span.parentSpanId)
      expect(spans.some((one) => one.spanId === span.parentSpanId && one.traceId === span.traceId)).toBe(true)
  }
  const traces = Map.groupBy(spans, (span) => span.traceId)
  expect([...traces.values()].map((trace) => trace.length)).toEqual([4, 4])
  const [first, second] = [...traces.values()] as [Span[], Span[]]
  expect(chain(first)).toEqual(['CLIENT', 'SERVER', 'CLIENT', 'SERVER'])
  expect(first[0]?.startTimeUnixNano).toBe('1767618001000000000')
  expect(first.every((span) => span.status.code === undefined)).toBe(true)
  // the second request finds inventory dead, twice
  const refused = second.filter((span) => span.status.message === 'ECONNREFUSED')
  expect(refused.map((span) => span.attributes.find(({ key }) => key === 'http.request.resend_count')?.value)).toEqual([
    { intValue: '0' },
    { intValue: '1' },
  ])
})

function chain(spans: Span[]): string[] {
  const kinds: string[] = []
  let at = spans.find((span) => span.parentSpanId === undefined)
  while (at) {
    kinds.push(at.kind === 2 ? 'SERVER' : 'CLIENT')
    const { spanId } = at
    at = spans.find((span) => span.parentSpanId === spanId)
  }
  return kinds
}
