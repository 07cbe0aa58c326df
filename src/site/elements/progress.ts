import { fill } from '../fill.ts'
import { readRecord } from '../reader/keep.ts'
import { readAllProgress } from '../reader/lab-progress.ts'
import type { ChapterOutline, Outline } from '../reader/outline.ts'
import { tally, tallyLesson } from '../reader/tally.ts'
import type { ReaderWords } from '../reader/words.ts'

/** `<fl-progress>`: fills the picture of the course and its table with what this browser knows. */
class ProgressPage extends HTMLElement {
  private says = {} as ReaderWords['progress']
  private outline: Outline = { chapters: [] }

  connectedCallback(): void {
    this.says = JSON.parse(this.dataset.says ?? '{}')
    this.outline = JSON.parse(this.dataset.outline ?? '{}')
    this.show()
    addEventListener('readerchange', () => this.show())
  }

  private show(): void {
    const record = readRecord()
    const ways = readAllProgress()
    const summary = this.querySelector('[data-summary]')
    if (summary) summary.textContent = fill(this.says.summary, tally(this.outline, record, ways))
    for (const chapter of this.outline.chapters) {
      this.showChapter(chapter)
      for (const lab of chapter.labs) {
        const passed = lab.rounds.filter((round) => ways[lab.id]?.passed.includes(round.id))
        for (const round of this.querySelectorAll<HTMLElement>(`[data-round][data-lab="${lab.id}"]`)) {
          round.classList.toggle(
            'done',
            passed.some(({ id }) => id === round.dataset.round),
          )
        }
        this.cell(
          `tr[data-lab="${lab.id}"]`,
          'state',
          fill(this.says.rounds, { n: passed.length, count: lab.rounds.length }),
        )
      }
    }
  }

  private showChapter(chapter: ChapterOutline): void {
    const record = readRecord()
    const diagnosis = record.chapters[chapter.slug]
    const known = this.querySelector(`[data-chapter="${chapter.slug}"] [data-known]`)
    if (known)
      known.textContent = diagnosis?.known
        ? fill(this.says.chapterKnown, { right: diagnosis.right, of: diagnosis.of })
        : ''
    for (const lesson of chapter.lessons) {
      const { state, guesses, answered, right } = tallyLesson(lesson, chapter, record)
      for (const mark of this.querySelectorAll<HTMLElement>(`.lesson[data-path="${lesson.path}"]`)) {
        mark.classList.toggle('done', state === 'read')
        mark.classList.toggle('known', state === 'known')
      }
      const row = `tr[data-path="${lesson.path}"]`
      const share = (n: number, count: number) => fill(this.says.of, { n, count })
      this.cell(row, 'state', this.says[state])
      this.cell(row, 'guesses', guesses > 0 ? share(guesses, lesson.predictions) : this.says.none)
      this.cell(row, 'quiz', answered > 0 ? share(right, lesson.questions) : this.says.none)
    }
  }

  private cell(row: string, name: string, text: string): void {
    const cell = this.querySelector(`${row} [data-cell="${name}"]`)
    if (cell) cell.textContent = text
  }
}

if (!customElements.get('fl-progress')) customElements.define('fl-progress', ProgressPage)
