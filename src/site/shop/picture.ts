import type { Dot, ShopView } from './view.ts'

/** Where things stand, in CSS pixels of the canvas. `along` runs from readers to inventory, `axis` is the links' middle. */
export interface Geometry {
  width: number
  height: number
  /** From top to bottom, on narrow screens, instead of from left to right. */
  tall: boolean
  axis: number
  /** Begin and end of each link. */
  links: [number, number][]
  /** Where the last service ends. */
  end: number
}

/** The page's colours as values, and its text face. */
export interface Ink {
  paper: string
  hair: string
  border: string
  muted: string
  flow: string
  waiting: string
  fault: string
  sans: string
}

const LANE = 7
const SLIP = 6
const MARK = 9
const ACROSS_WIDE = 7

/** Draws links, dots and the queue. `slip` is how far the line beyond the fault has slipped, 0 to 1. */
export function drawShop(
  ctx: CanvasRenderingContext2D,
  view: ShopView,
  g: Geometry,
  ink: Ink,
  slip: number,
  waiting: string,
): void {
  ctx.clearRect(0, 0, g.width, g.height)
  const [first, second, third] = g.links
  if (!first || !second || !third) return
  const fault = third[0] + (third[1] - third[0]) * 0.3
  const place = (along: number, across: number): [number, number] => {
    const shift = along > fault ? slip * SLIP : 0
    return g.tall ? [g.axis + across - shift, along] : [along, g.axis + across + shift]
  }
  for (const lane of [-LANE, LANE]) {
    for (const [from, to] of [first, second, [third[0], fault], [fault + 0.01, third[1]]] as [number, number][]) {
      line(ctx, place(from, lane), place(to, lane), ink.border)
    }
  }
  if (!g.tall) line(ctx, place(g.end, 0), place(g.width, 0), ink.hair)
  for (const dot of view.dots) {
    const [from, to] = g.links[dot.link] as [number, number]
    const along = from + (to - from) * dot.along
    ctx.globalAlpha = dot.kind === 'stale' ? Math.min(1, dot.along / 0.3) : 1
    drawDot(ctx, place(along, dot.kind === 'request' ? -LANE : LANE), dot.kind, ink)
  }
  ctx.globalAlpha = 1
  drawQueue(ctx, view.queue, g, third[1], fault, place, ink, waiting)
}

function drawQueue(
  ctx: CanvasRenderingContext2D,
  queue: boolean[],
  g: Geometry,
  door: number,
  fault: number,
  place: (along: number, across: number) => [number, number],
  ink: Ink,
  waiting: string,
): void {
  if (queue.length === 0) return
  const across = g.tall ? Math.max(1, Math.floor((g.width - g.axis - 42) / MARK)) : ACROSS_WIDE
  const rows = g.tall ? 8 : Math.max(1, Math.floor((door - fault - 20) / MARK))
  queue.slice(0, across * rows).forEach((awaited, i) => {
    const along = door - 12 - Math.floor(i / across) * MARK
    const off = 24 + (i % across) * MARK
    drawDot(ctx, place(along, g.tall ? off : -off), awaited ? 'waiting' : 'left', ink)
  })
  if (queue.length < 5) return
  const shown = Math.ceil(Math.min(across * rows, queue.length) / across)
  ctx.fillStyle = ink.waiting
  ctx.font = `600 13px ${ink.sans}`
  ctx.textAlign = g.tall ? 'left' : 'right'
  const [x, y] = g.tall
    ? place(door - 12 - shown * MARK - 4, 21)
    : place(door - 9, -24 - Math.min(across, queue.length) * MARK - 4)
  ctx.fillText(waiting, x, y)
}

function drawDot(
  ctx: CanvasRenderingContext2D,
  [x, y]: [number, number],
  kind: Dot['kind'] | 'waiting' | 'left',
  ink: Ink,
): void {
  ctx.beginPath()
  if (kind === 'failed') {
    ctx.strokeStyle = ink.fault
    ctx.lineWidth = 2
    ctx.moveTo(x - 4, y - 4)
    ctx.lineTo(x + 4, y + 4)
    ctx.moveTo(x + 4, y - 4)
    ctx.lineTo(x - 4, y + 4)
    ctx.stroke()
    return
  }
  ctx.arc(x, y, kind === 'waiting' || kind === 'left' ? 3 : 3.5, 0, 7)
  if (kind === 'stale' || kind === 'left') {
    ctx.lineWidth = 1.5
    ctx.strokeStyle = kind === 'left' ? ink.waiting : ink.muted
    ctx.fillStyle = ink.paper
    ctx.fill()
    ctx.stroke()
    return
  }
  ctx.fillStyle = kind === 'waiting' ? ink.waiting : ink.flow
  ctx.fill()
}

function line(
  ctx: CanvasRenderingContext2D,
  [x1, y1]: [number, number],
  [x2, y2]: [number, number],
  colour: string,
): void {
  ctx.strokeStyle = colour
  ctx.lineWidth = 1
  ctx.beginPath()
  ctx.moveTo(Math.round(x1) + 0.5, Math.round(y1) + 0.5)
  ctx.lineTo(Math.round(x2) + 0.5, Math.round(y2) + 0.5)
  ctx.stroke()
}
