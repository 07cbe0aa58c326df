import { neighbour, type Place } from '../chapter-map.ts'

/** `<fl-map data-places>`: arrow keys go along the lines of a chapter's map; lines of the place in focus are lit. */
class ChapterMap extends HTMLElement {
  connectedCallback(): void {
    const places = JSON.parse(this.dataset.places ?? '[]') as Place[]
    this.addEventListener('keydown', (event) => {
      const from = (event.target as HTMLElement).dataset.id
      const to = from && neighbour(places, from, event.key)
      if (!to) return
      event.preventDefault()
      this.place(to.id)?.focus()
    })
    for (const type of ['focusin', 'pointerover']) {
      this.addEventListener(type, (event) =>
        this.light((event.target as HTMLElement).closest<HTMLElement>('[data-id]')),
      )
    }
    for (const type of ['focusout', 'pointerleave']) this.addEventListener(type, () => this.light(null))
  }

  private place(id: string): HTMLElement | null {
    return this.querySelector(`[data-id="${id}"]`)
  }

  private light(place: HTMLElement | null): void {
    const id = place?.dataset.id
    for (const line of this.querySelectorAll<SVGPathElement>('path')) {
      const { from, to } = line.dataset
      line.classList.toggle('lit', id !== undefined && (from === id || to === id))
    }
  }
}

if (!customElements.get('fl-map')) customElements.define('fl-map', ChapterMap)
