import { LiveShop, type ShopPlan } from './live.ts'
import { Stage, type StageParts } from './stage.ts'
import { quietShop, type ShopView } from './view.ts'

/** What the component hears and may do. */
export interface ShopRun {
  toggle(): void
  again(): void
  /** Stops the picture and the shop behind it, or lets them go on. */
  still(held: boolean): void
  close(): void
}

interface Options {
  plan: ShopPlan
  parts: StageParts
  top: number
  waiting: (n: number) => string
  /** The moment for texts and table; five times a second, or once where motion is reduced. */
  onView: (view: ShopView) => void
}

/** Opens the shop and keeps its picture going while it can be seen. Rejects where the shop cannot open. */
export async function runShop({ plan, parts, top, waiting, onView }: Options): Promise<ShopRun> {
  const stage = new Stage(parts)
  const reduced = matchMedia('(prefers-reduced-motion: reduce)')
  stage.draw(quietShop(plan.workers), top, '', true)
  const shop = await LiveShop.open(plan)
  let visible = true
  let held = false
  let closed = false
  let told = 0
  let drawn = 0
  let paused = false

  const settle = () => shop.hold(held || !visible || document.hidden)
  const seen = new IntersectionObserver(([entry]) => {
    visible = entry?.isIntersecting ?? true
    settle()
  })
  const sized = new ResizeObserver(() => {
    stage.measure()
    if (shop.isWarm) draw(performance.now())
  })
  const measure = () => stage.measure()
  const dark = matchMedia('(prefers-color-scheme: dark)')
  seen.observe(parts.stage)
  sized.observe(parts.stage)
  document.addEventListener('visibilitychange', settle)
  addEventListener('themechange', measure)
  dark.addEventListener('change', measure)
  void document.fonts.ready.then(measure)

  const restart = async () => {
    paused = false
    await shop.again()
  }
  const draw = (now: number) => {
    const view = shop.view()
    stage.draw(view, top, waiting(view.queue.length), reduced.matches)
    drawn = now
    if (now - told < (reduced.matches ? 1_000 : 200)) return
    told = now
    onView({ ...view })
  }
  const frame = (now: number) => {
    if (closed) return
    const due = !reduced.matches || now - drawn > 1_000
    if (visible && !document.hidden && !held && due && shop.isWarm) {
      if (shop.isOver) void restart()
      else draw(now)
    }
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)

  return {
    toggle() {
      paused = !paused
      if (paused) void shop.pauseInventory()
      else shop.resumeInventory()
      told = 0
    },
    again: () => void restart(),
    still(now) {
      held = now
      settle()
    },
    close() {
      closed = true
      seen.disconnect()
      sized.disconnect()
      document.removeEventListener('visibilitychange', settle)
      removeEventListener('themechange', measure)
      dark.removeEventListener('change', measure)
      shop.close()
    },
  }
}
