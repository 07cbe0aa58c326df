/** Panels whose size a reader may change. */
export type SizeName = 'guide' | 'dock' | 'code'

interface Limit {
  least: number
  most: number
  standard: number
  sideways: boolean
  /** Dragging to the right or down makes it larger (1) or smaller (-1). */
  grows: 1 | -1
}

/** In pixels; `code` in hundredths of the row that it shares with the charts. */
export const LIMITS: Record<SizeName, Limit> = {
  guide: { least: 300, most: 640, standard: 400, sideways: true, grows: 1 },
  dock: { least: 140, most: 560, standard: 290, sideways: false, grows: -1 },
  code: { least: 25, most: 75, standard: 54, sideways: true, grows: 1 },
}

const KEY = 'faultline:layout'

/** How large the panels are, as this reader left them in this browser. */
export class Sizes {
  private sizes = $state.raw<Partial<Record<SizeName, number>>>({})

  /** Takes up what was kept; what cannot be read is as if nothing had been. */
  read(): void {
    try {
      this.sizes = readSizes(localStorage.getItem(KEY))
    } catch {
      // refused: standard sizes
    }
  }

  of(name: SizeName): number {
    return this.sizes[name] ?? LIMITS[name].standard
  }

  set(name: SizeName, size: number): void {
    const { least, most } = LIMITS[name]
    this.sizes = { ...this.sizes, [name]: Math.round(Math.min(most, Math.max(least, size))) }
    try {
      localStorage.setItem(KEY, JSON.stringify(this.sizes))
    } catch {
      // refused: remembered until the page is left
    }
  }

  /** As custom properties; only what was changed, so that style sheets keep their own sizes for each screen. */
  get style(): string {
    const { guide, dock, code } = this.sizes
    return [
      guide === undefined ? '' : `--guide:${guide}px`,
      dock === undefined ? '' : `--dock:${dock}px`,
      code === undefined ? '' : `--code:${code}fr;--charts:${100 - code}fr`,
    ]
      .filter(Boolean)
      .join(';')
  }
}

/** Sizes from storage, which anything may have written to. */
export function readSizes(text: string | null): Partial<Record<SizeName, number>> {
  const found: Partial<Record<SizeName, number>> = {}
  const kept: unknown = JSON.parse(text ?? 'null')
  if (typeof kept !== 'object' || kept === null) return found
  for (const name of Object.keys(LIMITS) as SizeName[]) {
    const size = (kept as Record<string, unknown>)[name]
    const { least, most } = LIMITS[name]
    if (typeof size === 'number' && size >= least && size <= most) found[name] = size
  }
  return found
}
