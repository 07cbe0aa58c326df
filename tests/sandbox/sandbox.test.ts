import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readLab } from '../../src/author/lab-folder.ts'
import { replay } from '../../src/engine/replay.ts'
import { readRun } from '../../src/engine/run-record.ts'
import { World } from '../../src/engine/world.ts'
import { worldPlan } from '../../src/lab/plan.ts'
import { createNodeApartHost } from '../../src/runtime/apart/node.ts'
import { openSandboxPage } from './open-page.ts'
import type { SandboxCalls } from './page/page.ts'

const read = (service: string) =>
  readFileSync(join(import.meta.dirname, `../../labs/retry-storm/start/${service}.ts`), 'utf8')
const files = { web: { 'web.ts': read('web') }, inventory: { 'inventory.ts': read('inventory') } }
const SECOND = 1_000_000

let browser: Awaited<ReturnType<typeof openSandboxPage>>
const call = <K extends keyof SandboxCalls>(name: K, ...given: Parameters<SandboxCalls[K]>) =>
  browser.page.evaluate(
    ([called, args]) =>
      (globalThis as never as { sandboxCalls: Record<string, (...a: unknown[]) => unknown> }).sandboxCalls[
        called as string
      ]?.(...(args as unknown[])),
    [name, given] as const,
  ) as Promise<Awaited<ReturnType<SandboxCalls[K]>>>

beforeAll(async () => {
  browser = await openSandboxPage()
}, 120_000)
afterAll(() => browser?.close())

let run = ''

test('a live run, apart, is done again together to the same journal, and goes on from there', async () => {
  run = await call('live', 'retry-storm', files, 7, [{ ms: 3_000, kind: 'pause', target: 'inventory' }], 8_000)
  const record = readRun(run)
  const whole = await call('branch', { lab: 'retry-storm', run, to: { moment: record.until } })
  expect(whole.refused).toBeNull()
  expect(whole.rowsAtOpening).toBe(0)
  expect(whole.hash).toBe(record.hash)
  expect(whole.now).toBe(record.until)
  const later = await call('goOn', record.until / 1_000 + 2_000)
  expect(later.rows).toBeGreaterThan(whole.rows)
  expect(readRun(later.run).inputs).toEqual(record.inputs)
})

test('from event n, without the fault: the same up to there, and as in real Node after it', async () => {
  const record = readRun(run)
  const [fault] = record.inputs
  if (fault?.type !== 'inject') throw new Error('the run has no fault')
  const before = await call('branch', {
    lab: 'retry-storm',
    run,
    to: { moment: record.until, event: fault.after },
    without: [fault.fault.id],
  })
  expect(before.event).toBe(fault.after)
  const without = await call('branch', {
    lab: 'retry-storm',
    run,
    to: { moment: record.until },
    without: [fault.fault.id],
  })
  expect(without.hash).not.toBe(record.hash)
  const { definition } = await readLab('retry-storm')
  const world = new World(worldPlan(definition, files), record.seed, createNodeApartHost())
  await world.open()
  await replay(world, record.inputs, { moment: record.until }, { without: [fault.fault.id] })
  expect(without.hash).toBe(world.journal.hash())
  world.close()
})

test('a branch of a branch: what was put in there is recorded too', async () => {
  const { run: second } = await call('goOn', 11_000)
  const record = readRun(second)
  expect(record.inputs).toEqual([])
  const again = await call('branch', { lab: 'retry-storm', run: second, to: { moment: record.until } })
  expect(again.hash).toBe(record.hash)
})

test('a long one tells how far it is, and can be cancelled: the run under way stays', async () => {
  const record = readRun(run)
  const minute = JSON.stringify({ ...JSON.parse(run), until: 60 * SECOND })
  const there = await call('branch', { lab: 'retry-storm', run: minute, to: { moment: 60 * SECOND } })
  expect(there.progress.length).toBeGreaterThan(1)
  expect([...there.progress].sort((a, b) => a - b)).toEqual(there.progress)
  console.log(`a virtual minute of retry-storm was done again in ${Math.round(there.ms)} ms`)
  const cancelled = await call('branch', { lab: 'retry-storm', run: minute, to: { moment: 60 * SECOND } }, 0)
  expect(cancelled.refused?.message).toContain('The branch was cancelled.')
  expect(cancelled.hash).toBe(there.hash)
  const later = await call('goOn', 60_500)
  expect(later.rows).toBeGreaterThan(there.rows)
  expect(readRun(later.run).inputs).toEqual(record.inputs)
})

test('what is no run, or of elsewhere, is refused with a reason and a sentence; the run under way stays', async () => {
  const before = await call('state')
  const changed = (change: object) => JSON.stringify({ ...JSON.parse(run), ...change })
  const reasons = []
  for (const text of [
    'hello',
    '{}',
    'x'.repeat(4_000_001),
    changed({ seed: -1 }),
    changed({ lab: 'hello-shop' }),
    changed({ labVersion: 99 }),
    changed({ engine: 99 }),
  ]) {
    const { refused } = await call('branch', { lab: 'retry-storm', run: text, to: { moment: SECOND } })
    expect(refused?.message).toMatch(/^This run cannot be opened: .*\.$/)
    reasons.push(refused?.reason)
  }
  expect(reasons).toEqual([
    'no-json',
    'no-run',
    'too-large',
    'malformed',
    'other-lab',
    'other-lab-version',
    'other-engine',
  ])
  const impossible = { after: 900_000, at: SECOND, type: 'lift', fault: 'x' }
  const { refused } = await call('branch', {
    lab: 'retry-storm',
    run: changed({ inputs: [impossible] }),
    to: { moment: SECOND },
  })
  expect(refused?.reason).toBe('differs')
  expect((await call('state')).hash).toBe(before.hash)
})

test('a search in the page finds one fault that breaks the start, off its thread, and its run can be branched', async () => {
  const { breaking, progress, failed } = await call('search', 'retry-storm', files, 30)
  expect(failed).toBe('')
  expect(breaking?.schedule).toHaveLength(1)
  expect(progress.length).toBeGreaterThan(1)
  const record = readRun(breaking?.run ?? '')
  const again = await call('branch', { lab: 'retry-storm', run: breaking?.run ?? '', to: { moment: record.until } })
  expect(again.hash).toBe(record.hash)
}, 240_000)

test('a search is cancelled with the smallest so far; code that hangs ends it with a sentence', async () => {
  const { progress } = await call('search', 'retry-storm', files, 30, 2)
  expect(progress).toEqual([1, 2])
  const loop = { ...files, web: { 'web.ts': `setTimeout(() => { for (;;); }, 1500)` } }
  expect((await call('search', 'retry-storm', loop, 5)).failed).toContain('did not come back during the search')
}, 120_000)

test('a service that does not come back in a branch ends it with a sentence, not the page', async () => {
  const loop = { ...files, web: { 'web.ts': `setTimeout(() => { for (;;); }, 1500)` } }
  const text = JSON.stringify({ ...JSON.parse(run), files: loop, inputs: [] })
  const { refused } = await call('branch', { lab: 'retry-storm', run: text, to: { moment: 3 * SECOND } })
  expect(refused?.message).toContain('did not come back')
})
