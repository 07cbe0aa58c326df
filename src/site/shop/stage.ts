import { drawShop, type Geometry, type Ink } from './picture.ts'
import { drawTape } from './tape.ts'
import type { ShopView } from './view.ts'

/** The elements that the drawing follows. */
export interface StageParts {
  stage: HTMLElement
  canvas: HTMLCanvasElement
  tape: HTMLCanvasElement
  nodes: HTMLElement[]
}

/** Measures the page and draws the shop on its two canvases. Measure again when sizes, faces or colours change. */
export class Stage {
  private readonly parts: StageParts
  private readonly ctx: CanvasRenderingContext2D
  private readonly tapeCtx: CanvasRenderingContext2D
  private geometry: Geometry | undefined
  private tapeSize = { width: 0, height: 0 }
  private ink: Ink | undefined
  private slip = 0

  constructor(parts: StageParts) {
    const [ctx, tapeCtx] = [parts.canvas.getContext('2d'), parts.tape.getContext('2d')]
    if (!ctx || !tapeCtx) throw new Error('This browser gives no 2D canvas.')
    this.parts = parts
    this.ctx = ctx
    this.tapeCtx = tapeCtx
  }

  measure(): void {
    const { stage, canvas, tape, nodes } = this.parts
    const style = getComputedStyle(stage)
    const tall = style.getPropertyValue('--tall').trim() === '1'
    const { width, height } = sizeOf(canvas, this.ctx)
    this.tapeSize = sizeOf(tape, this.tapeCtx)
    const ends = nodes.map((node): [number, number] =>
      tall
        ? [node.offsetTop, node.offsetTop + node.offsetHeight]
        : [node.offsetLeft, node.offsetLeft + node.offsetWidth],
    )
    const [web, orders, inventory] = ends as [[number, number], [number, number], [number, number]]
    const first = nodes[0] as HTMLElement
    this.geometry = {
      width,
      height,
      tall,
      axis: tall ? first.offsetLeft + 27 : first.offsetTop + first.offsetHeight / 2,
      links: [
        [tall ? 0 : -8, web[0]],
        [web[1], orders[0]],
        [orders[1], inventory[0]],
      ],
      end: inventory[1],
    }
    const colour = (name: string) => style.getPropertyValue(`--${name}`).trim()
    this.ink = {
      paper: colour('paper'),
      hair: colour('hair'),
      border: colour('border'),
      muted: colour('muted'),
      flow: colour('flow'),
      waiting: colour('waiting'),
      fault: colour('fault'),
      sans: colour('sans'),
    }
  }

  /** Draws one moment. `still` leaves out the movement of the line that slips. */
  draw(view: ShopView, top: number, waiting: string, still: boolean): void {
    if (!this.geometry || !this.ink) this.measure()
    const { geometry, ink } = this
    if (!geometry || !ink) return
    const target = view.services.inventory.state === 'paused' ? 1 : 0
    this.slip = still ? target : this.slip + (target - this.slip) * 0.3
    if (Math.abs(this.slip - target) < 0.01) this.slip = target
    drawShop(this.ctx, view, geometry, ink, this.slip, waiting)
    drawTape(this.tapeCtx, view, this.tapeSize.width, this.tapeSize.height, top, ink)
    const inventory = this.parts.nodes[2] as HTMLElement
    const shift = `${this.slip * 6}px`
    inventory.style.translate = geometry.tall ? `-${shift} 0` : `0 ${shift}`
  }
}

/** Gives a canvas as many pixels as it covers, and returns its size in CSS pixels. */
function sizeOf(canvas: HTMLCanvasElement, ctx: CanvasRenderingContext2D): { width: number; height: number } {
  const width = canvas.clientWidth
  const height = canvas.clientHeight
  const dots = Math.min(2, devicePixelRatio || 1)
  canvas.width = Math.round(width * dots)
  canvas.height = Math.round(height * dots)
  ctx.setTransform(dots, 0, 0, dots, 0, 0)
  return { width, height }
}
