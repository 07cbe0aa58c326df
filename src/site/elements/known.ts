import { fill } from '../fill.ts'
import { readRecord } from '../reader/keep.ts'

/** `<fl-known data-chapter>`: says that a chapter was passed by its diagnosis. */
class Known extends HTMLElement {
  connectedCallback(): void {
    const found = readRecord().chapters[this.dataset.chapter ?? '']
    if (!found?.known) return
    this.textContent = fill(this.dataset.says ?? '', { right: found.right, of: found.of })
    this.hidden = false
  }
}

if (!customElements.get('fl-known')) customElements.define('fl-known', Known)
