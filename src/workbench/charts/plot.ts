import uPlot from 'uplot'
import { readPalette } from '../world/palette.ts'
import type { ChartData } from './chart-data.ts'
import { stretches } from './named-spans.ts'

/** What one drawing of a chart needs. Seconds along, values up. */
export interface PlotInput {
  data: ChartData
  end: number
  top: number
  spans: { from: number; to: number }[]
  guess: [number, number][]
  now: number
}

export interface Plot {
  draw(input: PlotInput): void
  redraw(): void
  destroy(): void
}

/** Lines that a chart may have. */
const LOOKS = 5

/** Hears where the pointer stands on the time axis, in seconds, null where it has left; and where it was pressed. */
export interface PlotEar {
  over(at: number | null): void
  picked(at: number): void
}

/** A chart's canvas. Titles, numbers and names stand around it as text. */
export function openPlot(element: HTMLDivElement, name: string, heed: PlotEar): Plot {
  let input: PlotInput | null = null
  // the cursors of the other charts move along, and are not asked
  let pointed = false
  const plot = new uPlot(
    {
      width: Math.max(10, element.clientWidth),
      height: Math.max(10, element.clientHeight),
      padding: [0, 0, 0, 0],
      legend: { show: false },
      axes: [{ show: false }, { show: false }],
      cursor: { sync: { key: 'lab', setSeries: false }, y: false, points: { show: false }, drag: { setScale: false } },
      scales: {
        x: { time: false, range: () => [0, input?.end ?? 40] },
        y: { range: () => [0, input?.top ?? 1] },
      },
      series: [{}, ...Array.from({ length: LOOKS }, (_, i) => seriesAt(i))],
      hooks: {
        drawClear: [(u) => input && drawUnder(u, input)],
        draw: [(u) => input && drawOver(u, input)],
        setCursor: [(u) => pointed && heed.over(momentUnder(u))],
      },
    },
    [[], ...Array.from({ length: LOOKS }, () => [])],
    element,
  )
  plot.root.dataset.chart = name
  plot.over.addEventListener('pointerenter', () => {
    pointed = true
  })
  plot.over.addEventListener('pointerleave', () => {
    pointed = false
    heed.over(null)
  })
  plot.over.addEventListener('click', () => {
    const at = momentUnder(plot)
    if (at !== null) heed.picked(at)
  })

  function seriesAt(i: number): uPlot.Series {
    const line = () => input?.data.lines[i]
    const colour = () => readPalette()[line()?.colour ?? 'flow']
    return {
      stroke: colour,
      width: 2,
      fill: () => {
        const look = line()?.look
        return look === 'area' ? wash(colour(), 0.13) : look === 'under' ? wash(colour(), 0.24) : 'transparent'
      },
      points: { show: false },
      // where nobody was answered there is no time to draw
      spanGaps: false,
    }
  }

  function restyle(): void {
    plot.series.forEach((series, i) => {
      const look = input?.data.lines[i - 1]?.look
      if (i > 0) series.width = look === 'under' ? 0 : look === 'thin' || look === 'dashed' ? 1.25 : 2
      if (i > 0) series.dash = look === 'dashed' ? [5, 4] : []
    })
  }

  const size = new ResizeObserver(() =>
    plot.setSize({ width: Math.max(10, element.clientWidth), height: Math.max(10, element.clientHeight) }),
  )
  size.observe(element)
  return {
    draw(next) {
      input = next
      restyle()
      const { seconds, lines } = next.data
      plot.setData([
        seconds,
        ...Array.from({ length: LOOKS }, (_, i) => padded(lines[i]?.values, seconds.length)),
      ] as uPlot.AlignedData)
    },
    redraw: () => plot.redraw(false),
    destroy() {
      size.disconnect()
      plot.destroy()
    },
  }
}

function momentUnder(u: uPlot): number | null {
  const { left } = u.cursor
  return left === undefined || left < 0 ? null : Math.max(0, u.posToVal(left, 'x'))
}

function padded(values: (number | null)[] | undefined, length: number): (number | null)[] {
  return Array.from({ length }, (_, i) => values?.[i] ?? null)
}

/** Faults lie under the data, hatched between two lines. */
function drawUnder(u: uPlot, { spans, data }: PlotInput): void {
  const { ctx } = u
  const { left, top, height, width } = u.bbox
  const colours = readPalette()
  const scale = devicePixelRatio || 1
  // uPlot remembers which fill it set last; a colour left behind here would fill its next line
  ctx.save()
  for (const span of stretches(spans)) {
    const from = u.valToPos(span.from, 'x', true)
    const to = u.valToPos(span.to, 'x', true)
    ctx.save()
    ctx.beginPath()
    ctx.rect(from, top, Math.max(1, to - from), height)
    ctx.clip()
    ctx.strokeStyle = wash(colours.fault, 0.42)
    ctx.lineWidth = scale
    ctx.beginPath()
    for (let x = from - height; x < to; x += 8 * scale) {
      ctx.moveTo(x, top + height)
      ctx.lineTo(x + height, top)
    }
    ctx.stroke()
    ctx.restore()
  }
  ctx.fillStyle = colours.fault
  for (const { from, to } of spans)
    for (const at of [from, to]) ctx.fillRect(u.valToPos(at, 'x', true), top, scale, height)
  if (data.level) {
    ctx.fillStyle = colours.ink
    ctx.fillRect(left, u.valToPos(data.level.at, 'y', true), width, scale)
  }
  ctx.restore()
}

/** What was expected, dashed. */
function drawOver(u: uPlot, { guess }: PlotInput): void {
  if (guess.length < 2) return
  const { ctx } = u
  const { left, top, height, width } = u.bbox
  const scale = devicePixelRatio || 1
  ctx.save()
  ctx.beginPath()
  ctx.rect(left, top - 2, width, height + 4)
  ctx.clip()
  ctx.strokeStyle = readPalette().muted
  ctx.lineWidth = 1.5 * scale
  ctx.setLineDash([5 * scale, 4 * scale])
  ctx.beginPath()
  for (const [i, [x, y]] of guess.entries()) {
    const px = u.valToPos(x, 'x', true)
    const py = u.valToPos(y, 'y', true) - (y === 0 ? 3 * scale : 0)
    if (i === 0) ctx.moveTo(px, py)
    else ctx.lineTo(px, py)
  }
  ctx.stroke()
  ctx.restore()
}

/** The colour with this much of it showing. */
function wash(colour: string, alpha: number): string {
  return `color-mix(in srgb, ${colour} ${alpha * 100}%, transparent)`
}
