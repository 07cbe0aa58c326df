import { counted, fill } from '../fill.ts'
import { judge } from '../reader/diagnosis.ts'
import { change } from '../reader/keep.ts'

/** `<fl-diagnosis>`: five decisions, judged together; reasons show afterwards. Passing marks the chapter as known. */
class Diagnosis extends HTMLElement {
  connectedCallback(): void {
    this.classList.add('sealed')
    const open = this.pick('[data-judge]')
    open.hidden = false
    open.querySelector('button')?.addEventListener('click', () => this.judge())
    this.pick('[data-again]').addEventListener('click', () => this.restart())
  }

  private judge(): void {
    const questions = [...this.querySelectorAll<HTMLElement>('fl-question')]
    const chosen = new Map<string, boolean>()
    for (const question of questions) {
      const input = question.querySelector<HTMLInputElement>('input:checked')
      if (input) chosen.set(question.dataset.id ?? '', input.dataset.right !== undefined)
    }
    const says = JSON.parse(this.dataset.says ?? '{}')
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
    const { right, of, known, read } = judge(chosen, JSON.parse(this.dataset.leads ?? '[]'), Number(this.dataset.pass))
    change(({ chapters }) => {
      const slug = this.dataset.chapter ?? ''
      // a chapter once known stays known
      chapters[slug] = { at: Date.now(), right, of, known: known || chapters[slug]?.known === true }
    })
    dispatchEvent(new Event('readerchange'))
    this.classList.replace('sealed', 'judged')
    for (const input of this.querySelectorAll('input')) input.disabled = true
    this.pick('#result').textContent = fill(known ? says.passed : says.missed, { right, of })
    const shown = { passed: known, missed: !known, also: known && read.length > 0 }
    for (const part of this.querySelectorAll<HTMLElement>('[data-when]')) {
      part.hidden = !shown[part.dataset.when as keyof typeof shown]
    }
    for (const item of this.querySelectorAll<HTMLElement>('[data-path]')) {
      item.hidden = !read.includes(item.dataset.path ?? '')
    }
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

  private pick(selector: string): HTMLElement {
    return this.querySelector<HTMLElement>(selector) as HTMLElement
  }
}

if (!customElements.get('fl-diagnosis')) customElements.define('fl-diagnosis', Diagnosis)
