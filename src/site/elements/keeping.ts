import { fill } from '../fill.ts'
import { parseBackup, type Refusal, sizeLimit } from '../reader/backup.ts'
import { askToPersist, canKeep, forgetsAfterSevenDays, persistence } from '../reader/persistence.ts'
import { makeBackup, restore, wipe } from '../reader/restore.ts'
import type { ReaderWords } from '../reader/words.ts'

const mega = 1_000_000

/** `<fl-keeping>`: whether the browser keeps it, export, import and deletion. */
class Keeping extends HTMLElement {
  private says = {} as ReaderWords['progress']

  connectedCallback(): void {
    this.says = JSON.parse(this.dataset.says ?? '{}')
    this.hidden = false
    const installed = matchMedia('(display-mode: standalone)').matches
    this.pick('[data-safari]').hidden = !forgetsAfterSevenDays(navigator, installed)
    void this.showState()
    this.on('ask', () => this.ask())
    this.on('export', () => this.export())
    this.on('wipe', () => this.pick<HTMLDialogElement>('dialog').showModal())
    const file = this.pick<HTMLInputElement>('[data-file]')
    file.addEventListener('change', () => {
      const chosen = file.files?.[0]
      if (chosen) void this.import(chosen)
      file.value = ''
    })
    const dialog = this.pick<HTMLDialogElement>('dialog')
    dialog.addEventListener('close', async () => {
      if (dialog.returnValue !== 'yes') return
      dialog.returnValue = ''
      await wipe()
      this.changed(this.says.wiped)
    })
  }

  private async showState(): Promise<void> {
    const state = await persistence(navigator.storage, canKeep)
    this.pick('[data-state]').textContent = this.says[state]
    this.pick('[data-act=ask]').hidden = state !== 'best'
  }

  private async ask(): Promise<void> {
    const granted = await askToPersist(navigator.storage)
    this.pick('[data-state]').textContent = granted ? this.says.granted : this.says.refused
    this.pick('[data-act=ask]').hidden = granted
  }

  private async export(): Promise<void> {
    const now = new Date()
    const file = `faultline-${now.toISOString().slice(0, 10)}.json`
    const link = document.createElement('a')
    link.href = URL.createObjectURL(
      new Blob([JSON.stringify(await makeBackup(now), null, 1)], { type: 'application/json' }),
    )
    link.download = file
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
    this.say(fill(this.says.exported, { file }))
  }

  private async import(file: File): Promise<void> {
    if (file.size > sizeLimit) return this.say(this.explain({ why: 'large', size: file.size }))
    const read = parseBackup(await file.text())
    if (!read.ok) return this.say(this.explain(read.refusal))
    const { backup } = read
    try {
      const { conflicts } = await restore(backup)
      const said = fill(this.says.imported, {
        date: new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'long' }).format(
          new Date(backup.exportedAt),
        ),
        lessons: Object.keys(backup.reader.lessons).length,
        answers: Object.keys(backup.reader.answers).length,
        labs: Object.keys(backup.labs).length,
        code: backup.code.length - conflicts.length,
      })
      const left = conflicts.length > 0 ? ` ${fill(this.says.conflicts, { labs: conflicts.join(', ') })}` : ''
      this.changed(said + left)
    } catch (thrown) {
      this.say(fill(this.says.errors.storage, { reason: (thrown as Error).message }))
    }
  }

  private explain(refusal: Refusal): string {
    const { errors } = this.says
    switch (refusal.why) {
      case 'large':
        return fill(errors.large, { size: (refusal.size / mega).toFixed(1), limit: sizeLimit / mega })
      case 'newer':
        return fill(errors.newer, { version: refusal.version })
      case 'field':
        return fill(errors.field, { field: refusal.field.slice(0, 120) })
      case 'json':
      case 'foreign':
        return errors[refusal.why]
      default:
        return refusal satisfies never
    }
  }

  private changed(sentence: string): void {
    dispatchEvent(new Event('readerchange'))
    this.say(sentence)
  }

  private say(sentence: string): void {
    this.pick('[data-status]').textContent = sentence
  }

  private on(act: string, run: () => void): void {
    this.pick(`[data-act=${act}]`).addEventListener('click', run)
  }

  private pick<T extends HTMLElement>(selector: string): T {
    return this.querySelector<T>(selector) as T
  }
}

if (!customElements.get('fl-keeping')) customElements.define('fl-keeping', Keeping)
