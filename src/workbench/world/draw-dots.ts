import type { Dot } from './flights.ts'
import { readPalette } from './palette.ts'

/** Where a wire's two lanes lie in its box, in pixels from the top. */
export interface Lanes {
  there: number
  back: number
}

/** Draws what is on a link: requests to the right, answers to the left. */
export function drawDots(canvas: HTMLCanvasElement, lanes: Lanes, there: Dot[], back: Dot[]): void {
  const context = fitCanvas(canvas)
  if (!context) return
  const { clientWidth: width } = canvas
  for (const dot of there) drawDot(context, dot, 4 + dot.along * (width - 8), lanes.there)
  for (const dot of back) drawDot(context, dot, width - 4 - dot.along * (width - 8), lanes.back)
}

/** An empty canvas with as many pixels as the screen has there, to be drawn on in CSS pixels. */
export function fitCanvas(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
  const { clientWidth: width, clientHeight: height } = canvas
  const scale = Math.min(2, devicePixelRatio || 1)
  if (canvas.width !== Math.round(width * scale) || canvas.height !== Math.round(height * scale)) {
    canvas.width = Math.round(width * scale)
    canvas.height = Math.round(height * scale)
  }
  const context = canvas.getContext('2d')
  context?.setTransform(scale, 0, 0, scale, 0, 0)
  context?.clearRect(0, 0, width, height)
  return context
}

/** One message: solid somebody waits for, pale a retry, hollow nobody awaits, crossed it says no. */
export function drawDot(context: CanvasRenderingContext2D, dot: Dot, x: number, y: number): void {
  const colours = readPalette()
  context.globalAlpha = dot.kind === 'stale' && dot.along > 0.7 ? (1 - dot.along) / 0.3 : 1
  context.beginPath()
  if (dot.kind === 'refusal') {
    context.strokeStyle = colours.fault
    context.lineWidth = 1.75
    context.moveTo(x - 3.5, y - 3.5)
    context.lineTo(x + 3.5, y + 3.5)
    context.moveTo(x + 3.5, y - 3.5)
    context.lineTo(x - 3.5, y + 3.5)
    context.stroke()
    return
  }
  context.arc(x, y, dot.kind === 'stale' ? 3 : 2.75, 0, 7)
  if (dot.kind === 'stale') {
    context.fillStyle = colours.paper
    context.strokeStyle = colours.muted
    context.lineWidth = 1.5
    context.fill()
    context.stroke()
  } else {
    context.globalAlpha = dot.kind === 'retry' ? 0.45 : 1
    context.fillStyle = colours.flow
    context.fill()
  }
  context.globalAlpha = 1
}
