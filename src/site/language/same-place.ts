/**
 * Keeps the reader at the same paragraph when they change the language. Lessons have the same blocks in the same order in
 * every language, so a place is a block's number and how far it is scrolled past the top; it travels in the address as
 * `#at-12.40`: block 12, 40 hundredths of it above the top of the window.
 */
const blocksOf = (): Element[] =>
  [...(document.querySelector('.prose')?.children ?? [])].filter(
    // a definition that stands open is not one of the lesson's blocks
    (block) => !block.matches('script, style, template, link, .pop'),
  )

/** The place of the first block that reaches below the top of the window; undefined above the text. */
export function placeNow(blocks: Pick<Element, 'getBoundingClientRect'>[]): string | undefined {
  const index = blocks.findIndex((block) => block.getBoundingClientRect().bottom > 0)
  const block = blocks[index]
  if (!block) return undefined
  const { top, height } = block.getBoundingClientRect()
  if (index === 0 && top > 0) return undefined
  const past = height > 0 ? Math.round((-top / height) * 100) : 0
  return `at-${index}.${past}`
}

/** The block's number and the share of it above the top, of a place as `placeNow` writes it. */
export function readPlace(hash: string): { index: number; share: number } | undefined {
  const [, index, past] = /^#at-(\d+)\.(-?\d+)$/.exec(hash) ?? []
  return index === undefined ? undefined : { index: Number(index), share: Number(past) / 100 }
}

/** Where a reader last stood still, and when they left it. */
interface Rest {
  place: string
  leftAtMs: number
}

/**
 * The place to keep: where the reader is. Above the text, on the way to the link at the top of the page, it is where they
 * have just come from; after a while they are at the top because they want to be.
 */
export function placeMeant(here: string | undefined, rest: Rest | undefined, nowMs: number): string | undefined {
  return here ?? (rest && nowMs - rest.leftAtMs < wayUpMs ? rest.place : undefined)
}

const stillMs = 600
const wayUpMs = 15_000

/** Follows the reader through the text; returns the last place where they stood still. */
function watchRest(): () => Rest | undefined {
  let rest: Rest | undefined
  let still: ReturnType<typeof setTimeout> | undefined
  const stand = () => {
    still = undefined
    const place = placeNow(blocksOf())
    if (place) rest = { place, leftAtMs: Number.POSITIVE_INFINITY }
  }
  addEventListener(
    'scroll',
    () => {
      // the first movement since they stood still
      if (still === undefined && rest?.leftAtMs === Number.POSITIVE_INFINITY) rest.leftAtMs = performance.now()
      clearTimeout(still)
      still = setTimeout(stand, stillMs)
    },
    { passive: true },
  )
  stand()
  return () => rest
}

/** Makes the links to other languages lead to the same place, and goes to the place in the address if there is one. */
export function keepPlace(): void {
  const rest = watchRest()
  addEventListener(
    'click',
    (event) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-language]') : null
      if (!link) return
      const place = placeMeant(placeNow(blocksOf()), rest(), performance.now())
      link.hash = place ? `#${place}` : ''
    },
    { capture: true },
  )
  const place = readPlace(location.hash)
  const block = place && blocksOf()[place.index]
  if (!place || !block) return
  const go = () => {
    const { top, height } = block.getBoundingClientRect()
    scrollTo({ top: scrollY + top + height * place.share, behavior: 'instant' })
  }
  go()
  // letters that arrive later move the lines; the place in the address is then used up
  void document.fonts.ready.then(() => {
    go()
    history.replaceState(history.state, '', location.pathname + location.search)
  })
}
