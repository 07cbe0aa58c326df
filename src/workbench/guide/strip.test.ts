import { expect, test } from 'vitest'
import words from '../../../content/ui/workbench.en.json'
import { SECOND } from '../../engine/time.ts'
import type { Bench } from '../bench.svelte.ts'
import type { ChartName } from '../charts/chart-data.ts'
import { Numbers } from '../numbers.ts'
import { Take } from '../run/take.ts'
import { stripOf } from './strip.ts'

const loads = [{ name: 'readers', to: 'web', perSecond: 20, does: '' }]
const lab = { services: [{ name: 'web' }], wires: [], loads, words } as unknown as Bench['lab']
const bench = (...charts: ChartName[]) => ({ lab, charts, numbers: new Numbers('en'), watched: '' })

function evening(): Take {
  const take = new Take({ services: ['web'], wires: [], loads: [{ name: 'readers', to: 'web' }] })
  for (let at = 0; at < 10 * SECOND; at += SECOND / 20) take.readers.took(at, 50_000)
  take.faults.push({ id: 'p', kind: 'pause', target: 'web', from: 4 * SECOND, to: Number.NaN })
  return take
}

test('a card draws the first chart of its round, with the faults in it, and tells its end', () => {
  const strip = stripOf(bench('latency', 'goodput'), evening(), 8 * SECOND, true)
  expect(strip).toMatchObject({ chart: 'latency', seconds: 8, faults: [{ from: 4, to: 8 }], changed: true })
  expect(strip.says).toBe(`${words.charts.latency}: 50 ms`)
  expect(strip.lines).toHaveLength(2)
  expect(strip.lines[0]?.path).toMatch(/^M[\d.]+ [\d.]+L/)
})

test('before anything was answered there is nothing to tell', () => {
  const take = new Take({ services: ['web'], wires: [], loads: [{ name: 'readers', to: 'web' }] })
  expect(stripOf(bench('goodput'), take, 0, false).says).toBe('')
  expect(stripOf(bench('latency'), take, 0, false).says).toBe('')
})
