import { fill } from '../fill.ts'
import { pagePath, readRecord } from '../reader/keep.ts'
import { isWorthOffering } from '../reader/trace.ts'

/** `<fl-where>`: offers the place where its reader stopped. It moves nobody by itself. */
class WhereYouWere extends HTMLElement {
  connectedCallback(): void {
    const trace = readRecord().lessons[pagePath()]
    const blocks = [...document.querySelectorAll<HTMLElement>('.prose > *')]
    const to = trace && blocks[Math.min(trace.block, blocks.length - 1)]
    // an address with a place, and a browser that puts the reader back itself, go first
    if (!to || !isWorthOffering(trace) || location.hash || scrollY > 0) return this.remove()
    const before = blocks.slice(0, blocks.indexOf(to) + 1)
    const section = before.findLast((one) => one.matches('h2'))?.textContent
    const says = this.querySelector('[data-says]')
    if (says && section) says.textContent = fill(this.dataset.section ?? '', { section })
    this.hidden = false
    this.querySelector('[data-go]')?.addEventListener('click', () => {
      to.scrollIntoView({ block: 'start' })
      to.tabIndex = -1
      to.focus({ preventScroll: true })
      this.remove()
    })
    this.querySelector('[data-stay]')?.addEventListener('click', () => this.remove())
  }
}

if (!customElements.get('fl-where')) customElements.define('fl-where', WhereYouWere)
