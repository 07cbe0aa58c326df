/** Colours for canvases, as the theme has them now. */
export interface Palette {
  paper: string
  ink: string
  muted: string
  hair: string
  border: string
  flow: string
  waiting: string
  fault: string
  literal: string
  raised: string
  sunken: string
}

const NAMES = [
  'paper',
  'ink',
  'muted',
  'hair',
  'border',
  'flow',
  'waiting',
  'fault',
  'literal',
  'raised',
  'sunken',
] as const

let palette: Palette | undefined

export function readPalette(): Palette {
  if (palette) return palette
  const style = getComputedStyle(document.documentElement)
  palette = Object.fromEntries(
    NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]),
  ) as unknown as Palette
  return palette
}

/** Calls `then` whenever the reader or the system changes the theme. Gives back how to stop. */
export function onTheme(then: () => void): () => void {
  const change = () => {
    palette = undefined
    then()
  }
  const system = matchMedia('(prefers-color-scheme: dark)')
  addEventListener('themechange', change)
  system.addEventListener('change', change)
  return () => {
    removeEventListener('themechange', change)
    system.removeEventListener('change', change)
  }
}
