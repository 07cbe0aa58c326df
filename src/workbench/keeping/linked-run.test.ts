import { expect, test } from 'vitest'
import { RunRefused, writeRun } from '../../engine/run-record.ts'
import { ENGINE_VERSION } from '../../engine/version.ts'
import type { LabView } from '../lab-view.ts'
import { readLinked } from './linked-run.ts'

const lab = {
  id: 'storm',
  version: 2,
  services: [
    { name: 'web', entry: 'web.ts' },
    { name: 'inventory', entry: 'inventory.ts' },
  ],
} as LabView
const given = (files: Record<string, string>) => ({ web: files, inventory: files })
const record = {
  ...{ engine: ENGINE_VERSION, lab: 'storm', labVersion: 2, seed: 7, until: 9_000_000 },
  files: { web: { 'web.ts': 'old', 'helper.ts': 'h' }, inventory: { 'inventory.ts': 'i', 'helper.ts': 'h' } },
  inputs: [
    { after: 3, at: 10, type: 'inject' as const, fault: { id: 'pause-1', kind: 'pause', target: 'inventory' } },
    { after: 5, at: 20, type: 'edit' as const, service: 'web', files: { 'web.ts': 'new', 'helper.ts': 'h' } },
    { after: 9, at: 2_000_000, type: 'lift' as const, fault: 'pause-1' },
  ],
}

test('the code of a link is what its services ran at the end', () => {
  const text = writeRun(record)
  const run = readLinked(lab, text, given, 5_000_000)
  expect(run.files).toEqual({ 'web.ts': 'new', 'helper.ts': 'h', 'inventory.ts': 'i' })
  expect(run).toMatchObject({ seed: 7, other: null, order: { run: text, without: [], until: 5_000_000 } })
})

test('a run of another version of the lab is had by the clock, and said to be one', () => {
  const run = readLinked(lab, writeRun({ ...record, labVersion: 1 }), given, 0)
  expect(run.other).toEqual({ what: 'lab', recorded: 1, here: 2 })
  const again = JSON.parse(run.order.run)
  expect(again.labVersion).toBe(2)
  expect(again.inputs.slice(1).map(({ type, at }: { type: string; at: number }) => [type, at])).toEqual([
    ['inject', 10],
    ['lift', 2_000_000],
  ])
  expect(readLinked(lab, writeRun({ ...record, engine: ENGINE_VERSION + 1 }), given, 0).other?.what).toBe('engine')
})

test('what is no run is refused', () => {
  expect(() => readLinked(lab, '{"format":"x"}', given, 0)).toThrow(RunRefused)
})
