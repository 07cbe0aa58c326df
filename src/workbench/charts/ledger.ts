import type { LabView } from '../lab-view.ts'
import { linkName, type Take } from '../run/take.ts'
import type { ChartData, ChartLine } from './chart-data.ts'

/** What harness services wrote down, key by key, beside all the answers that readers have had so far. */
export function ledgerChart(
  { ledger, loads, services }: Pick<LabView, 'ledger' | 'loads' | 'services'>,
  take: Take,
  bins: number,
  now: number,
): Omit<ChartData, 'seconds' | 'latest'> {
  const order = services.map((service) => service.name)
  const keys = [...take.ledger.byName].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b) || a.localeCompare(b))
  const looks = ['line', 'dashed', 'thin'] as const
  const lines = keys.slice(0, 4).map(([label, level], i): ChartLine => {
    level.reach(Math.max(0, now - 1))
    return { label, values: level.values.slice(0, bins), look: looks[i] ?? 'thin', colour: 'flow' }
  })
  const beside = loads.filter((load) => ledger?.beside.includes(load.name))
  const wells = beside.map((load) => take.links.get(linkName(load.name, load.to))?.well.values ?? [])
  let sum = 0
  const values = Array.from({ length: bins }, (_, i) => {
    for (const well of wells) sum += well[i] ?? 0
    return sum
  })
  return {
    title: ledger?.title ?? '',
    unit: lines[0]?.label ?? '',
    lines: [...lines, { label: ledger?.besideName ?? '', values, look: 'thin', colour: 'muted' }],
    level: null,
    least: 100,
  }
}
