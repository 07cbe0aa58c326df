import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { readLab } from '../../src/author/lab-folder.ts'
import { type Span, toOtlp } from '../../src/engine/export/otlp.ts'
import { SECOND } from '../../src/engine/time.ts'
import { World } from '../../src/engine/world.ts'
import { worldPlan } from '../../src/lab/plan.ts'
import { createNodeApartHost } from '../../src/runtime/apart/node.ts'

/** read-otlp.go beside this file, built; docs/decisions says how. */
const READER = process.env.OTLP_READER
if (!READER) console.log('OTLP_READER names no built read-otlp: the Collector is not asked what it makes of an export.')

const KINDS: Record<number, string> = { 2: 'Server', 3: 'Client' }
const raw = (attributes: Span['attributes']) =>
  Object.fromEntries(
    attributes.map(({ key, value }) => [
      key,
      'intValue' in value ? Number(value.intValue) : Object.values(value as object)[0],
    ]),
  )

test.skipIf(!READER)(
  "a run's export, read by the OpenTelemetry Collector's own code, says all that was written",
  async () => {
    const lab = await readLab('retry-storm')
    const world = new World(worldPlan(lab.definition, lab.variants.start ?? {}), 7, createNodeApartHost())
    await world.open()
    await world.advance(2 * SECOND)
    await world.inject({ id: 'p', kind: 'pause', target: 'inventory' })
    await world.advance(4 * SECOND)
    const exported = toOtlp(world.journal, 'retry-storm/7', world.now)
    world.close()
    const read = spawnSync(READER as string, { input: JSON.stringify(exported), encoding: 'utf8', maxBuffer: 1e9 })
    expect(read.stderr).toBe('')
    const heard = read.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    const written = exported.resourceSpans.flatMap(({ resource, scopeSpans }) =>
      scopeSpans.flatMap(({ scope, spans }) =>
        spans.map((span) => ({
          resource: raw(resource.attributes),
          scope: `${scope.name} ${scope.version}`,
          trace: span.traceId,
          id: span.spanId,
          parent: span.parentSpanId ?? '',
          name: span.name,
          kind: KINDS[span.kind],
          attributes: raw(span.attributes),
          from: span.startTimeUnixNano,
          to: span.endTimeUnixNano,
          status: span.status.code === 2 ? 'Error' : 'Unset',
          message: span.status.message ?? '',
        })),
      ),
    )
    expect(written.length).toBeGreaterThan(2_000)
    expect(heard).toEqual(written)
    expect(heard.some(({ status }) => status === 'Error')).toBe(true)
  },
)

test.skipIf(!READER)('what is no OTLP/JSON is refused by that reader: it does not take everything', () => {
  const input = JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [{ traceId: 'no hex' }] }] }] })
  const read = spawnSync(READER as string, { input, encoding: 'utf8' })
  expect(read.status).toBe(1)
})
