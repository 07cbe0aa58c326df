import { counted, fill } from '../fill.ts'
import { keepReview } from '../reader/answers.ts'
import { readRecord } from '../reader/keep.ts'
import { type Due, dueNow, gapDays, rounds, schedule } from '../reader/schedule.ts'
import type { ReaderWords } from '../reader/words.ts'

interface Lesson {
  path: string
  href: string
  name: string
}

/** `<fl-review>`: asks what is due, one question at a time. The questions come from the pages of their lessons. */
class ReviewPage extends HTMLElement {
  private says = {} as ReaderWords['review']
  private lessons: Lesson[] = []
  private left: Due[] = []
  private count = 0
  private asked = 0

  connectedCallback(): void {
    this.says = JSON.parse(this.dataset.says ?? '{}')
    this.lessons = JSON.parse(this.dataset.lessons ?? '[]')
    this.pick('[data-go]').addEventListener('click', () => void this.ask())
    this.left = dueNow(readRecord(), Date.now()).filter((due) => this.lessonOf(due))
    this.count = this.left.length
    this.list()
    if (this.count > 0) this.show(counted(this.says.due, this.count), '', this.says.start)
    else this.showNone()
  }

  private showNone(): void {
    const [next, ...more] = this.waiting()
    const text = next
      ? fill(this.says.noneNext, { date: this.date(next.at), n: more.length + 1 })
      : fill(this.says.noneAtAll, { days: gapDays })
    this.show(this.asked > 0 ? this.says.allDone : this.says.none, text, undefined)
  }

  /** Asks the next question; one that cannot be had is said to be missing and left out. */
  private async ask(): Promise<void> {
    const due = this.left.shift()
    this.say('')
    if (!due) {
      this.pick('[data-card]').replaceChildren()
      this.list()
      this.showNone()
      this.pick('[data-head]').tabIndex = -1
      this.pick('[data-head]').focus()
      return
    }
    this.asked += 1
    const lesson = this.lessonOf(due) as Lesson
    this.show(fill(this.says.count, { n: this.asked, count: this.count }), '', undefined)
    const found = await fetchQuestion(lesson.href, due.key.split('#')[1] ?? '')
    if (found instanceof Element) this.put(found as HTMLElement, due, lesson)
    else {
      this.pick('[data-card]').replaceChildren()
      this.say(this.says[found])
      this.next()
    }
  }

  private put(fieldset: HTMLElement, due: Due, lesson: Lesson): void {
    const from = document.createElement('p')
    from.className = 'meta'
    from.textContent = fill(this.says.from, { lesson: lesson.name })
    this.pick('[data-card]').replaceChildren(from, fieldset)
    const inputs = [...fieldset.querySelectorAll<HTMLInputElement>('input')]
    for (const input of inputs) input.checked = false
    inputs[0]?.focus()
    fieldset.addEventListener(
      'change',
      (event) => {
        const right = (event.target as HTMLInputElement).dataset.right !== undefined
        keepReview(due.key, right)
        const last = right && due.done + 1 >= rounds
        const sentence = last ? this.says.last : right ? this.says.kept : this.says.wrong
        const why = (event.target as HTMLElement).closest('.choice')?.querySelector('.why')?.textContent ?? ''
        this.say(fill(sentence, { days: gapDays, rounds }), why)
        this.next()
      },
      { once: true },
    )
  }

  private next(): void {
    const go = this.pick('[data-go]')
    go.textContent = this.left.length > 0 ? this.says.next : this.says.finish
    go.hidden = false
  }

  private show(head: string, text: string, go: string | undefined): void {
    this.pick('[data-head]').textContent = head
    this.pick('[data-text]').textContent = text
    const button = this.pick('[data-go]')
    button.hidden = go === undefined
    button.textContent = go ?? ''
  }

  /** The reason stands under the option already; only the ear needs it here. */
  private say(text: string, why = ''): void {
    const spoken = document.createElement('span')
    spoken.className = 'sr'
    spoken.textContent = why
    this.pick('[data-feedback]').replaceChildren(text, spoken)
  }

  private list(): void {
    const all = this.waiting()
    const list = this.pick('[data-list]')
    list.hidden = all.length === 0
    const now = Date.now()
    const rows = all.map((due) => {
      const row = document.createElement('tr')
      const lesson = this.lessonOf(due)?.name ?? ''
      const number = /q(\d+)$/.exec(due.key)?.[1] ?? due.key.split('#')[1] ?? ''
      for (const text of [
        `${lesson}, ${number}`,
        due.at <= now ? this.says.today : this.date(due.at),
        `${due.done} / ${rounds}`,
      ]) {
        row.insertCell().textContent = text
      }
      return row
    })
    list.querySelector('tbody')?.replaceChildren(...rows)
  }

  private waiting(): Due[] {
    return schedule(readRecord()).filter((due) => this.lessonOf(due))
  }

  private lessonOf(due: Due): Lesson | undefined {
    return this.lessons.find((lesson) => due.key.startsWith(`${lesson.path}#`))
  }

  private date(at: number): string {
    const { lang } = document.documentElement
    return new Intl.DateTimeFormat(lang, { weekday: 'long', day: 'numeric', month: 'long' }).format(at)
  }

  private pick(selector: string): HTMLElement {
    return this.querySelector<HTMLElement>(selector) as HTMLElement
  }
}

/** The choices of a question as its lesson's page has them; why not, where they cannot be had. */
async function fetchQuestion(href: string, id: string): Promise<Element | 'gone' | 'offline'> {
  try {
    const answer = await fetch(href)
    if (!answer.ok) return 'offline'
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const fieldset = page.querySelector(`fl-question[data-id="${CSS.escape(id)}"] fieldset`)
    return fieldset ? document.adoptNode(fieldset) : 'gone'
  } catch {
    return 'offline'
  }
}

if (!customElements.get('fl-review')) customElements.define('fl-review', ReviewPage)
