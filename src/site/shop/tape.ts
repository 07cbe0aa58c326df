import type { Ink } from './picture.ts'
import type { ShopView } from './view.ts'

const SECONDS = 40

/** Draws the last 40 seconds of confirmed orders, newest at the right edge; pauses are hatched. `top` is the scale's end. */
export function drawTape(
  ctx: CanvasRenderingContext2D,
  view: ShopView,
  width: number,
  height: number,
  top: number,
  ink: Ink,
): void {
  const x = (second: number) => width - (view.at - second) * (width / SECONDS)
  const y = (value: number) => height - 1 - Math.min(value, top) * ((height - 10) / top)
  ctx.clearRect(0, 0, width, height)
  for (const [from, to] of view.pauses) {
    const left = x(from)
    const right = to === null ? width : x(to)
    if (right < 0) continue
    ctx.save()
    ctx.beginPath()
    ctx.rect(left, 0, right - left, height)
    ctx.clip()
    ctx.strokeStyle = ink.fault
    ctx.globalAlpha = 0.4
    ctx.lineWidth = 1
    // the stripes stand still on the tape, and move with it
    const first = left - height
    for (let stripe = first; stripe < right; stripe += 7) {
      ctx.beginPath()
      ctx.moveTo(stripe, height)
      ctx.lineTo(stripe + height, 0)
      ctx.stroke()
    }
    ctx.restore()
    ctx.fillStyle = ink.fault
    ctx.fillRect(left, 0, 1, height)
    if (to !== null) ctx.fillRect(right, 0, 1, height)
  }
  ctx.strokeStyle = ink.flow
  ctx.lineWidth = 2
  ctx.lineJoin = 'round'
  ctx.beginPath()
  view.tape.forEach(([second, value], i) => {
    if (i === 0) ctx.moveTo(x(second), y(value))
    else ctx.lineTo(x(second), y(value))
  })
  ctx.stroke()
}
