import type { Bench } from '../bench.svelte.ts'
import type { Problem } from './problem.ts'

/** An editor and the texts in it. */
export interface OpenEditor {
  /** Stands where the editor is to be seen. */
  readonly host: HTMLElement
  /** Turns to a file. `label` is what a screen reader calls it. */
  show(file: string, label: string, readOnly: boolean): void
  /** Takes in texts that were replaced elsewhere. */
  takeIn(): void
  mark(problems: Problem[]): void
  goTo(file: string, line: number): void
}

const opened = new WeakMap<Bench, Promise<OpenEditor>>()

/**
 * The editor of a lab page. It is opened once and stays for as long as the page does: a panel that is closed and opened
 * again finds what can be undone, the place and the marks as they were. Rejects if Monaco cannot be loaded; then the
 * next call tries again.
 */
export function editorOf(bench: Bench): Promise<OpenEditor> {
  const known = opened.get(bench)
  if (known) return known
  const coming = import('./make-editor.ts').then(({ makeEditor }) => makeEditor(bench))
  opened.set(bench, coming)
  coming.catch(() => opened.delete(bench))
  return coming
}
