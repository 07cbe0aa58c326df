import { fill } from '../fill.ts'
import { readRecord } from '../reader/keep.ts'
import { readAllProgress } from '../reader/lab-progress.ts'

/** `<fl-side data-chapter>`: marks in a chapter's list what is read, known and passed; again when a lesson has been read. */
class Side extends HTMLElement {
  connectedCallback(): void {
    this.mark()
    addEventListener('readerchange', () => this.mark())
  }

  private mark(): void {
    const record = readRecord()
    const known = record.chapters[this.dataset.chapter ?? '']?.known === true
    for (const item of this.querySelectorAll<HTMLElement>('[data-path]')) {
      const read = (record.lessons[item.dataset.path ?? '']?.read ?? 0) > 0
      show(item, 'done', read)
      show(item, 'known', known && !read)
    }
    for (const item of this.querySelectorAll<HTMLElement>('[data-closing]')) show(item, 'known', known)
    const labs = readAllProgress()
    for (const item of this.querySelectorAll<HTMLElement>('[data-lab]')) {
      const n = labs[item.dataset.lab ?? '']?.passed.length ?? 0
      const state = item.querySelector<HTMLElement>('[data-state]')
      if (!state) continue
      state.hidden = n === 0
      state.textContent = fill(item.dataset.passed ?? '', { n, count: item.dataset.rounds ?? '' })
    }
  }
}

/** The class is for the eye, the hidden words for the ear. */
function show(item: HTMLElement, state: 'done' | 'known', on: boolean): void {
  item.classList.toggle(state, on)
  for (const words of item.querySelectorAll<HTMLElement>(`[data-${state}]`)) words.hidden = !on
}

if (!customElements.get('fl-side')) customElements.define('fl-side', Side)
