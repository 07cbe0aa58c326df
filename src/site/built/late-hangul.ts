/**
 * What has a page fetch its Hangul once it has been painted, for its head: a hundred kilobytes of letters would come between
 * a reader and the text, which stands there in stand-ins of the same widths. Where scripts are off, at once. `faces` are
 * the rules of all faces that the page needs.
 */
export function lateHangul(faces: string[]): string {
  return `<style id="hangul" media="(scripting: none)">${faces.join('')}</style><script>${WHEN_PAINTED}</script>`
}

/** Whether a page fetches its Hangul late. */
export function hasLateHangul(html: string): boolean {
  return html.includes('<style id="hangul"')
}

// Who comes to a place within the page gets it in its final lines. Else the faces come all at once, since each has the page
// laid out again; then what was out of sight, block by block (prose.css). `load` is for browsers that do not tell when they paint.
const WHEN_PAINTED = `{
const sheet = document.getElementById('hangul')
const root = document.documentElement.classList
let begun = false
const fetchFaces = () => {
  if (begun) return
  begun = true
  const rules = [...sheet.sheet.cssRules].map(({ style }) => (name) => style.getPropertyValue(name))
  const faces = rules.map((get) => new FontFace(get('font-family').replace(/["']/g, ''), get('src'), { weight: get('font-weight'), unicodeRange: get('unicode-range') }))
  Promise.allSettled(faces.map((face) => face.load())).then(() => {
    for (const face of faces) document.fonts.add(face)
    const blocks = [...document.querySelectorAll('.prose > *')]
    const whenIdle = window.requestIdleCallback ?? setTimeout
    const layOut = () => {
      const block = blocks.shift()
      if (!block) return root.remove('by-blocks')
      block.classList.add('laid-out')
      whenIdle(layOut)
    }
    whenIdle(layOut)
  })
}
if (location.hash || performance.getEntriesByType('navigation')[0]?.type !== 'navigate') sheet.media = 'all'
else {
  root.add('by-blocks')
  new PerformanceObserver(fetchFaces).observe({ type: 'paint', buffered: true })
  addEventListener('load', fetchFaces)
}
}`
