import { expect, test } from 'vitest'
import words from '../../../content/ui/workbench.en.json'
import { Journal, Row } from '../../engine/journal.ts'
import { SECOND } from '../../engine/time.ts'
import type { LabView } from '../lab-view.ts'
import { Take } from '../run/take.ts'
import { chartData } from './chart-data.ts'
import { lineLabels } from './labels.ts'

const lab = {
  services: [{ name: 'web' }],
  wires: [],
  loads: [{ name: 'readers', to: 'web', perSecond: 20, does: '' }],
} as unknown as LabView
const take = new Take({ services: ['web'], wires: [], loads: [{ name: 'readers', to: 'web' }] })
const { readers } = take
for (let at = 0; at < 20 * SECOND; at += SECOND / 20) if (at < 5 * SECOND || at > 9 * SECOND) readers.took(at, 50_000)
readers.took(9 * SECOND + 1, 4_000_000)
for (let at = 6 * SECOND; at < 8 * SECOND; at += SECOND / 10) readers.failedWith('HTTP 503', at)
readers.failedWith('timeout', 7 * SECOND)

test('where nobody was answered there is no latency to draw', () => {
  const { seconds, lines } = chartData('latency', words, lab, take, 12 * SECOND)
  const p99 = (at: number) => lines[0]?.values[seconds.indexOf(at)]
  expect(p99(4)).toBe(50)
  for (const at of [6.5, 7, 8, 8.75]) expect(p99(at), `at ${at} s`).toBeNull()
  expect(p99(9.25)).toBe(4_000)
  expect(p99(11)).toBe(50)
})

test('errors are drawn by kind, the most frequent first', () => {
  const { lines } = chartData('errors', words, lab, take, 12 * SECOND)
  expect(lines.map((line) => line.label)).toEqual([words.charts.errorKinds['HTTP 503'], 'timeout'])
  expect(Math.max(...(lines[0]?.values.map((value) => value ?? 0) ?? []))).toBeCloseTo(10, 0)
})

test('readers of all loads are drawn together', () => {
  const shop = new Take({
    services: ['web'],
    wires: [],
    loads: [
      { name: 'members', to: 'web' },
      { name: 'guests', to: 'web' },
    ],
  })
  const journal = new Journal()
  for (const [call, from] of ['members', 'guests', 'guests', 'web'].entries())
    journal.add(Row.call, 2 * SECOND, call + 1, journal.name(from), journal.name('web'), 0, 1, 2 * SECOND)
  shop.extend(journal.slice(0), journal.strings.slice(1), [])
  const { lines } = chartData('goodput', words, lab, shop, 3 * SECOND)
  expect(Math.max(...(lines[1]?.values.map((value) => value ?? 0) ?? []))).toBe(3)
})

test('calls, queue and work are those of the service that was chosen; calls are counted for each request', () => {
  const shop = new Take({
    services: ['web', 'inventory'],
    wires: [{ from: 'web', to: 'inventory' }],
    loads: [{ name: 'readers', to: 'web' }],
  })
  const view = { ...lab, services: [{ name: 'web' }, { name: 'inventory' }], wires: [{ from: 'web', to: 'inventory' }] }
  const journal = new Journal()
  const [readers, web, inventory] = ['readers', 'web', 'inventory'].map((name) => journal.name(name)) as number[]
  let call = 0
  for (let at = 0; at < 4 * SECOND; at += SECOND / 10) {
    journal.add(Row.call, at, ++call, readers as number, web as number, 0, 1, at)
    for (let attempt = 1; attempt <= 3; attempt++)
      journal.add(Row.call, at, ++call, web as number, inventory as number, 0, attempt, at)
  }
  shop.extend(journal.slice(0), journal.strings.slice(1), [])
  const latest = (name: 'calls' | 'perRequest', service?: string) =>
    chartData(name, words, view as unknown as LabView, shop, 4 * SECOND, service).latest
  expect(latest('calls')).toBeCloseTo(30)
  expect(latest('calls', 'web')).toBeCloseTo(10)
  expect(latest('perRequest')).toBeCloseTo(3)
  expect(latest('perRequest', 'web')).toBeCloseTo(1)
})

test('what the harness wrote down stands beside what readers were told, up to now', () => {
  const noted = {
    ...lab,
    services: ['seoul', 'jeju', 'viewer'].map((name) => ({ name })),
    loads: [{ name: 'hands', to: 'seoul', perSecond: 4, does: '' }],
    ledger: { account: 'page 1', beside: ['hands'], title: 'Likes', besideName: 'taken' },
  } as unknown as LabView
  const run = new Take({ services: ['seoul', 'jeju', 'viewer'], wires: [], loads: noted.loads, account: 'page 1' })
  const journal = new Journal()
  const [hands, seoul, jeju, viewer] = ['hands', 'seoul', 'jeju', 'viewer'].map((name) => journal.name(name))
  const note = (at: number, account: string, key = 0, likes = 0) =>
    journal.add(Row.ledger, at * SECOND, journal.name(account), key, likes, viewer)
  for (let call = 1; call <= 8; call++) {
    const at = (call * SECOND) / 4
    journal.add(Row.call, at, call, hands, seoul, 0, 1, at)
    journal.add(Row.end, at + 1_000, call, 0, 200, 1_000)
    if (call === 4) note(1.1, 'page 1', jeju, 2)
    if (call === 4) note(1.1, 'page 1', seoul, 3)
    if (call === 4) note(1.1, 'page 2', seoul, 99)
  }
  note(2.6, 'page 1', seoul, 5)
  run.extend(journal.slice(0), journal.strings.slice(1), [])
  const { lines, title, latest } = chartData('ledger', words, noted, run, 3 * SECOND)
  expect(title).toBe('Likes')
  expect(lines.map((line) => line.label)).toEqual(['seoul', 'jeju', 'taken'])
  expect(lines.map((line) => line.values.at(-1))).toEqual([5, 2, 8])
  expect(latest).toBe(5)
  const before = chartData('ledger', words, noted, run, 2 * SECOND)
  expect(before.lines.map((line) => line.values.at(-1))).toEqual([3, 2, 7])
})

test('lines that run together share one name, others have their own', () => {
  const seconds = Array.from({ length: 80 }, (_, i) => i / 4)
  const line = (label: string, slope: number) =>
    ({ label, values: seconds.map((at) => at * slope), look: 'line', colour: 'flow' }) as const
  const lines = [line('seoul', 10), line('busan', 10.2), line('jeju', 4), line('taken', 20)]
  const data = { title: '', unit: '', latest: 0, seconds, level: null, least: 1, lines }
  expect(lineLabels(data, 'ledger', { top: 420, wide: 40 }, false).map((one) => one.label)).toEqual([
    'seoul, busan',
    'jeju',
    'taken',
  ])
})

test('names of percentiles stand beside each other, and one that has no room is left out', () => {
  const labelled = (length: number) => {
    const seconds = Array.from({ length }, (_, i) => i / 4)
    const line = (label: string, value: number) =>
      ({ label, values: seconds.map(() => value), look: 'line', colour: 'flow' }) as const
    const lines = [line('p50', 20), line('p95', 25), line('p99', 30)]
    const data = { title: '', unit: '', latest: 0, seconds, level: null, least: 1, lines }
    return lineLabels(data, 'latency', { top: 40, wide: 40 }, false)
  }
  const short = labelled(44).map(({ x }) => x)
  expect(short.length).toBeGreaterThan(0)
  expect(labelled(160)).toHaveLength(3)
  for (const places of [short, labelled(160).map(({ x }) => x)])
    for (const [i, x] of places.slice(1).entries()) expect((places[i] ?? 0) - x).toBeGreaterThanOrEqual(40 / 9)
})
