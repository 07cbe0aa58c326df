import { counted, fill } from '../fill.ts'
import { readRecord } from '../reader/keep.ts'
import { readAllProgress } from '../reader/lab-progress.ts'
import { type NextStep, nextStep, openRounds } from '../reader/next-step.ts'
import type { Outline } from '../reader/outline.ts'
import { dueNow } from '../reader/schedule.ts'
import type { ReaderWords } from '../reader/words.ts'

/** `<fl-continue>`: says to whoever comes back where they go on, in place of the pitch. */
class Continue extends HTMLElement {
  private says = {} as ReaderWords['home']

  connectedCallback(): void {
    const root = document.documentElement
    const outline = JSON.parse(this.dataset.outline ?? '{}') as Outline
    this.says = JSON.parse(this.dataset.says ?? '{}')
    const record = readRecord()
    const ways = readAllProgress()
    const step = nextStep(outline, record, ways)
    root.toggleAttribute('data-returning', step !== undefined)
    if (!step) return
    this.show(step)
    const also = openRounds(outline, ways).find((one) => step.type !== 'round' || one.lab !== step.lab)
    if (also) this.link('[data-also]', this.round(this.says.also, also), `${also.lab.href}#${roundId(also)}`)
    const due = dueNow(record, Date.now()).length
    if (due > 0) this.link('[data-due]', counted(this.says.due, due), undefined)
  }

  private show(step: NextStep): void {
    const head = document.querySelector('[data-continue]')
    const title = this.pick('[data-title]')
    const text = this.pick('[data-text]')
    const go = this.pick<HTMLAnchorElement>('[data-go]')
    switch (step.type) {
      case 'lesson': {
        const { lesson, minutes, begun } = step
        if (head) head.textContent = fill(this.says.lesson, { number: lesson.number, minutes })
        title.textContent = lesson.title
        text.textContent = begun ? this.says.begun : this.says.fresh
        go.href = lesson.href
        return
      }
      case 'round':
        if (head) head.textContent = this.round(this.says.round, step)
        title.textContent = this.round(this.says.roundOf, step)
        go.href = `${step.lab.href}#${roundId(step)}`
        return
      case 'done':
        if (head) head.textContent = this.says.done
        title.textContent = this.says.doneText
        go.hidden = true
        return
      default:
        step satisfies never
    }
  }

  private round(sentence: string, { lab, round, minutes }: Extract<NextStep, { type: 'round' }>): string {
    return fill(sentence, { number: lab.lesson || lab.title, lab: lab.title, round, count: lab.rounds.length, minutes })
  }

  private link(selector: string, text: string, href: string | undefined): void {
    const item = this.pick(selector)
    const link = item.querySelector('a')
    if (!link) return
    link.textContent = text
    if (href) link.href = href
    item.hidden = false
  }

  private pick<T extends HTMLElement>(selector: string): T {
    return this.querySelector<T>(selector) as T
  }
}

function roundId({ lab, round }: Extract<NextStep, { type: 'round' }>): string {
  return lab.rounds[round - 1]?.id ?? ''
}

if (!customElements.get('fl-continue')) customElements.define('fl-continue', Continue)
