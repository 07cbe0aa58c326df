import { SECOND } from '../../engine/time.ts'
import { type LabView, offeredPerSecond } from '../lab-view.ts'
import { BIN, type Bins, type LinkSeries, type LoadSeries } from '../run/series.ts'
import { linkName, type Take } from '../run/take.ts'
import { fill, type Words } from '../words.ts'
import { ledgerChart } from './ledger.ts'

export type ChartName = 'goodput' | 'calls' | 'queue' | 'latency' | 'errors' | 'perRequest' | 'wasted' | 'ledger'

/** All charts, in the order in which they stand on the page. */
export const CHARTS: readonly ChartName[] = [
  ...(['ledger', 'goodput', 'calls', 'perRequest', 'queue', 'wasted', 'latency', 'errors'] as const),
]

/** The service that charts are about unless a learner chooses: the one with a queue, or the first that is called. */
export function standardService(lab: Pick<LabView, 'services' | 'wires'>): string {
  return (
    lab.services.find((service) => service.capacityPerSecond)?.name ?? lab.wires[0]?.to ?? lab.services[0]?.name ?? ''
  )
}

/** One line of a chart; null where there is nothing to draw. */
export interface ChartLine {
  label: string
  values: (number | null)[]
  look: 'line' | 'area' | 'under' | 'thin' | 'dashed'
  colour: 'flow' | 'waiting' | 'muted' | 'fault'
}

/** What a chart draws: seconds along, values up, a line at a level that matters. */
export interface ChartData {
  title: string
  unit: string
  /** The value that stands beside the title. */
  latest: number
  seconds: number[]
  lines: ChartLine[]
  level: { at: number; label: string } | null
  /** The least that the vertical axis reaches to. */
  least: number
}

const BINS_A_SECOND = SECOND / BIN

/**
 * A chart's numbers up to `now`, each a second's worth that ends at its place on the axis. Calls and queue are those of
 * one service.
 */
export function chartData(
  name: ChartName,
  words: Words,
  lab: LabView,
  take: Take,
  now: number,
  service = standardService(lab),
): ChartData {
  const w = words.charts
  // the bin of now is not full yet: it would dip
  const bins = Math.floor(now / BIN)
  const seconds = Array.from({ length: bins }, (_, i) => (i + 1) / BINS_A_SECOND)
  const perSecond = (values: number[]) => rolling(values, bins)
  const { readers } = take
  const offered = offeredPerSecond(lab)
  const callers = [...lab.loads.map((load) => ({ from: load.name, to: load.to })), ...lab.wires]
  const links = callers.filter(({ to }) => to === service).map(({ from }) => take.links.get(linkName(from, service)))
  const onLinks = (of: (link: LinkSeries) => Bins) => {
    const each = links.map((link) => (link ? of(link).values : []))
    return Array.from({ length: bins }, (_, i) => each.reduce((sum, values) => sum + (values[i] ?? 0), 0))
  }
  const make = (chart: Omit<ChartData, 'seconds' | 'latest'>): ChartData => ({
    ...chart,
    seconds,
    latest: chart.lines[0]?.values.at(-1) ?? Number.NaN,
  })

  switch (name) {
    case 'goodput': {
      const lines: ChartLine[] = [
        { label: w.useful, values: perSecond(readers.well.values), look: 'area', colour: 'flow' },
        { label: w.offered, values: perSecond(readers.offered.values), look: 'thin', colour: 'muted' },
      ]
      return make({ title: w.goodput, unit: w.aSecond, lines, level: null, least: offered * 1.25 })
    }
    case 'calls': {
      const first = perSecond(onLinks((link) => link.first))
      const retries = perSecond(onLinks((link) => link.retries))
      const all = first.map((value, i) => (value === null ? null : value + (retries[i] ?? 0)))
      const lines: ChartLine[] = [
        { label: w.retries, values: all, look: 'area', colour: 'flow' },
        { label: w.firstTries, values: first, look: 'under', colour: 'flow' },
      ]
      const capacity = lab.services.find((one) => one.name === service)?.capacityPerSecond
      const level = capacity ? { at: capacity, label: fill(w.canDo, { service, n: capacity }) } : null
      return make({
        title: fill(w.calls, { service }),
        unit: w.aSecond,
        lines,
        level,
        least: (capacity ?? 100) * 1.5,
      })
    }
    case 'queue': {
      const door = take.doors.get(service)
      door?.depth.reach(Math.max(0, now - 1))
      const lines: ChartLine[] = [
        { label: w.waiting, values: door?.depth.values.slice(0, bins) ?? [], look: 'area', colour: 'waiting' },
      ]
      return make({
        title: fill(w.queue, { service }),
        unit: w.waiting,
        lines,
        level: null,
        least: 40,
      })
    }
    case 'perRequest': {
      const retries = onLinks((link) => link.retries)
      const calls = perSecond(onLinks((link) => link.first).map((first, i) => first + (retries[i] ?? 0)))
      const asked = perSecond(readers.offered.values)
      const values = calls.map((value, i) => share(value, asked[i]))
      const lines: ChartLine[] = [{ label: w.eachRequest, values, look: 'line', colour: 'flow' }]
      return make({ title: fill(w.perRequest, { service }), unit: w.eachRequest, lines, level: null, least: 2 })
    }
    case 'wasted': {
      const [stale, awaited] = [perSecond(onLinks((link) => link.stale)), perSecond(onLinks((link) => link.awaited))]
      const values = stale.map((value, i) => share(value, (value ?? 0) + (awaited[i] ?? 0), 100))
      const lines: ChartLine[] = [{ label: w.forNobody, values, look: 'area', colour: 'waiting' }]
      return make({ title: fill(w.wasted, { service }), unit: '%', lines, level: null, least: 100 })
    }
    case 'latency': {
      const at = (part: number) => seconds.map((_, i) => latency(readers, i, part))
      const lines: ChartLine[] = [
        { label: 'p99', values: at(0.99), look: 'line', colour: 'flow' },
        { label: 'p50', values: at(0.5), look: 'thin', colour: 'muted' },
      ]
      return make({ title: w.latency, unit: 'ms', lines, level: null, least: 400 })
    }
    case 'errors': {
      // most frequent first; more than four kinds would be a tangle
      const kinds = [...readers.failedBy]
        .map(([kind, series]) => ({ kind, values: series.values, sum: series.values.reduce((a, b) => a + b, 0) }))
        .sort((a, b) => b.sum - a.sum || a.kind.localeCompare(b.kind))
        .slice(0, 4)
      const looks = ['line', 'dashed', 'thin', 'thin'] as const
      const lines = kinds.map(
        ({ kind, values }, i): ChartLine => ({
          label: errorWords(words, kind),
          values: perSecond(values),
          look: looks[i] ?? 'thin',
          colour: i < 2 ? 'fault' : 'muted',
        }),
      )
      const none: ChartLine = { label: w.noErrors, values: perSecond([]), look: 'line', colour: 'fault' }
      return make({
        ...{ title: w.errors, unit: w.aSecond, level: null },
        lines: lines.length > 0 ? lines : [none],
        // a few errors in a hundred answers are to be seen
        least: offered * 0.15,
      })
    }
    case 'ledger':
      return make(ledgerChart(lab, take, bins, now))
    default:
      return name satisfies never
  }
}

/** 'HTTP 503', or what went wrong with the connection. */
function errorWords(words: Words, kind: string): string {
  const known = words.charts.errorKinds as Record<string, string>
  return known[kind] ?? (kind.startsWith('HTTP') ? kind : kind.replaceAll('-', ' '))
}

/** The sum of the last second at each bin, as a rate even in the first second. */
function rolling(values: number[], bins: number): (number | null)[] {
  const found: (number | null)[] = []
  let sum = 0
  for (let i = 0; i < bins; i++) {
    sum += values[i] ?? 0
    if (i >= BINS_A_SECOND) sum -= values[i - BINS_A_SECOND] ?? 0
    // before half a second has passed, chance is all there is
    found.push(i < 2 ? null : (sum * BINS_A_SECOND) / Math.min(i + 1, BINS_A_SECOND))
  }
  return found
}

/** One number as `times` a share of another; nothing where there is nothing to divide by. */
function share(part: number | null, whole: number | null | undefined, times = 1): number | null {
  return part === null || !whole ? null : (part * times) / whole
}

function latency(readers: LoadSeries, bin: number, share: number): number | null {
  const micros = readers.quantileAt(bin, share)
  return Number.isNaN(micros) ? null : micros / 1_000
}
