import { expect, type Page } from '@playwright/test'
import en from '../../../content/ui/workbench.en.json' with { type: 'json' }
import ko from '../../../content/ui/workbench.ko.json' with { type: 'json' }

const words = { en, ko }

/** The lab page as a learner works it: by the names on its buttons, read from its tables. */
export class Lab {
  private readonly page: Page
  private readonly language: keyof typeof words

  constructor(page: Page, language: keyof typeof words = 'en') {
    this.page = page
    this.language = language
  }

  get words() {
    return words[this.language]
  }

  async open() {
    await this.page.goto(`${this.language === 'ko' ? '/ko' : ''}/labs/retry-storm/`)
    await expect(this.button(this.words.run.run)).toBeEnabled()
  }

  button(name: string) {
    return this.page.getByRole('button', { name, exact: true })
  }

  /** The button of a fault on a service, or the one that ends it: "Pause inventory", "Resume inventory". */
  fault(kind: 'pause' | 'kill', service: string, end = false) {
    const { full, endFull } = this.words.faults.kinds[kind]
    return this.button((end ? endFull : full).replace('{target}', service))
  }

  /** Starts the run; a phone has no room for the choice of speed, and runs at 1. */
  async run(speed = '5') {
    const choice = this.page.getByLabel(this.words.run.speed)
    if (await choice.isVisible()) await choice.selectOption(speed)
    await this.button(this.words.run.run).click()
  }

  /** A number from the table of measures; NaN while there is none. */
  async measure(of: 'goodput' | 'virtualTime' | 'queueDepth'): Promise<number> {
    const row = this.page.getByRole('rowheader', { name: this.words.tables[of], exact: true }).locator('..')
    const text = (await row.getByRole('cell').textContent()) ?? ''
    return Number.parseFloat(text.replaceAll(',', ''))
  }

  /** The cell that says what a service is doing. */
  state(service: string) {
    const table = this.page.getByRole('table', { name: this.words.tables.services })
    return table.getByRole('row').filter({ hasText: service }).getByRole('cell')
  }

  /** Waits until the virtual clock has gone on by some seconds. */
  async pass(seconds: number) {
    const until = (await this.measure('virtualTime')) + seconds
    await expect
      .poll(() => this.measure('virtualTime'), { timeout: 90_000, intervals: [100] })
      .toBeGreaterThanOrEqual(until)
  }

  async useSolution() {
    await this.button(this.words.code.useSolution).click()
    await this.page.getByRole('dialog').getByRole('button', { name: this.words.code.solutionYes }).click()
    await expect(this.page.getByRole('dialog')).toHaveCount(0)
  }

  /** One cell a check: passed, failed or not run yet. */
  results() {
    return this.page.getByRole('table', { name: this.words.checks.table }).locator('tbody tr td:nth-of-type(1)')
  }

  problem() {
    return this.page.getByRole('alert')
  }

  /** The code area of a small screen, with one file open. */
  async plainText(file: string) {
    await this.page.getByRole('tab', { name: file }).click()
    return this.page.getByRole('textbox', { name: this.words.code.textOf.replace('{file}', file) })
  }
}
