import { counted, fill } from '../fill.ts'
import { countsFrom, judge, keepOutcome } from '../reader/diagnosis.ts'
import { change, readRecord } from '../reader/keep.ts'
import type { ReaderWords } from '../reader/words.ts'

/** `<fl-diagnosis>`: five decisions, judged together; reasons show afterwards. Passing marks the chapter as known, unless it is practice. */
class Diagnosis extends HTMLElement {
  private says = {} as ReaderWords['diagnosis']

  connectedCallback(): void {
    this.says = JSON.parse(this.dataset.says ?? '{}')
    this.classList.add('sealed')
    const open = this.pick('[data-judge]')
    open.hidden = false
    open.querySelector('button')?.addEventListener('click', () => this.judge())
    this.pick('[data-again]').addEventListener('click', () => this.restart())
    this.showWhenItCounts()
  }

  private judge(): void {
    const questions = [...this.querySelectorAll<HTMLElement>('fl-question')]
    const chosen = new Map<string, boolean>()
    for (const question of questions) {
      const input = question.querySelector<HTMLInputElement>('input:checked')
      if (input) chosen.set(question.dataset.id ?? '', input.dataset.right !== undefined)
    }
    const { says } = this
    const left = questions.length - chosen.size
    const status = this.pick('[data-judge] [role=status]')
    status.textContent = left > 0 ? counted(says.open, left) : ''
    if (left > 0) {
      questions
        .find((one) => !one.querySelector('input:checked'))
        ?.querySelector('input')
        ?.focus()
      return
    }
    const outcome = judge(chosen, JSON.parse(this.dataset.leads ?? '[]'), Number(this.dataset.pass))
    const { right, of, known, read } = outcome
    const slug = this.dataset.chapter ?? ''
    const practice = Date.now() < this.countsFrom()
    change(({ chapters }) => {
      chapters[slug] = keepOutcome(chapters[slug], outcome, Date.now())
    })
    dispatchEvent(new Event('readerchange'))
    this.classList.replace('sealed', 'judged')
    for (const input of this.querySelectorAll('input')) input.disabled = true
    this.pick('#result').textContent = fill(practice ? says.practice : known ? says.passed : says.missed, {
      right,
      of,
    })
    const shown = {
      passed: known && !practice,
      missed: !known,
      also: known && read.length > 0,
      practice: practice || !known,
    }
    for (const part of this.querySelectorAll<HTMLElement>('[data-when]')) {
      part.hidden = !shown[part.dataset.when as keyof typeof shown]
    }
    for (const item of this.querySelectorAll<HTMLElement>('[data-path]')) {
      item.hidden = !read.includes(item.dataset.path ?? '')
    }
    this.showWhenItCounts()
    this.pick('[data-judge]').hidden = true
    const result = this.pick('[data-result]')
    result.hidden = false
    result.focus()
  }

  private restart(): void {
    this.classList.replace('judged', 'sealed')
    for (const input of this.querySelectorAll('input')) {
      input.disabled = false
      input.checked = false
    }
    this.pick('[data-result]').hidden = true
    this.pick('[data-judge]').hidden = false
    this.querySelector('input')?.focus()
  }

  private countsFrom(): number {
    return countsFrom(readRecord().chapters[this.dataset.chapter ?? ''])
  }

  /** Says at the button and under the result that choosing again is practice, and until when. */
  private showWhenItCounts(): void {
    const from = this.countsFrom()
    const { lang } = document.documentElement
    const date = new Intl.DateTimeFormat(lang, { weekday: 'long', day: 'numeric', month: 'long' }).format(from)
    for (const note of this.querySelectorAll('[data-counts]'))
      note.textContent = Date.now() < from ? fill(this.says.counts, { date }) : ''
  }

  private pick(selector: string): HTMLElement {
    return this.querySelector<HTMLElement>(selector) as HTMLElement
  }
}

if (!customElements.get('fl-diagnosis')) customElements.define('fl-diagnosis', Diagnosis)
