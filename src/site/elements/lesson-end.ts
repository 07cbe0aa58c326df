import { pagePath, readRecord } from '../reader/keep.ts'
import { keepPlace, keepRead } from '../reader/trace.ts'

/**
 * `<fl-lesson-end>`: stands after a lesson's text. Keeps the place at the top of the window, and marks the lesson as read
 * once each of its sections and its end have been on the screen. The button says otherwise.
 */
class LessonEnd extends HTMLElement {
  private readonly path = pagePath()
  private offered = false

  connectedCallback(): void {
    const prose = document.querySelector<HTMLElement>('.prose')
    if (!prose) return
    this.hidden = false
    this.show()
    this.querySelector(':scope > button')?.addEventListener('click', () => {
      keepRead(this.path, !this.isRead())
      this.show()
    })
    this.watchSections(prose)
    this.watchPlace(prose)
  }

  private isRead(): boolean {
    return (readRecord().lessons[this.path]?.read ?? 0) > 0
  }

  private show(): void {
    const read = this.isRead()
    for (const part of this.querySelectorAll<HTMLElement>('[data-when]'))
      part.hidden = part.dataset.when !== String(read)
    if (read && !this.offered) void this.offer()
  }

  /** Loaded only now: most visits to a lesson never need it. */
  private async offer(): Promise<void> {
    this.offered = true
    const place = this.querySelector<HTMLElement>('[data-keep]')
    const { offerToKeep } = await import('./offer-to-keep.ts')
    if (place) await offerToKeep(place)
  }

  private watchSections(prose: HTMLElement): void {
    const open = new Set<Element>([...prose.querySelectorAll(':scope > h2'), this])
    const watch = new IntersectionObserver((entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) open.delete(target)
      if (open.size > 0) return
      watch.disconnect()
      if (this.isRead()) return
      keepRead(this.path, true)
      this.show()
    })
    for (const section of open) watch.observe(section)
  }

  private watchPlace(prose: HTMLElement): void {
    const keep = () => {
      const blocks = [...prose.children]
      const block = blocks.findIndex((one) => one.getBoundingClientRect().bottom > 80)
      keepPlace(this.path, block < 0 ? blocks.length : block, blocks.length)
    }
    let timer: ReturnType<typeof setTimeout> | undefined
    addEventListener(
      'scroll',
      () => {
        clearTimeout(timer)
        timer = setTimeout(keep, 400)
      },
      { passive: true },
    )
    addEventListener('pagehide', () => {
      if (scrollY > 0) keep()
    })
  }
}

if (!customElements.get('fl-lesson-end')) customElements.define('fl-lesson-end', LessonEnd)
