/** What a key asks of the lab page. */
export type KeyAct = 'help' | 'save' | 'run' | 'step' | 'check' | 'guide' | 'world' | 'code' | 'terminal'

const LETTERS: Record<string, KeyAct> = {
  '?': 'help',
  r: 'run',
  s: 'step',
  c: 'check',
  g: 'guide',
  w: 'world',
  e: 'code',
  t: 'terminal',
}
const KEY = 'faultline:keys'

type Stroke = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'defaultPrevented' | 'target'
>

/** The act of a stroke; letters mean nothing where text is typed, or where they were switched off. */
export function keyAct(stroke: Stroke, letters = lettersOn()): KeyAct | null {
  const { key, ctrlKey, metaKey, altKey, isComposing, defaultPrevented } = stroke
  if (isComposing || defaultPrevented) return null
  if ((ctrlKey || metaKey) && !altKey && key.toLowerCase() === 's') return 'save'
  if (ctrlKey || metaKey || altKey || typesText(stroke.target)) return null
  return key === '?' || letters ? (LETTERS[key.toLowerCase()] ?? null) : null
}

/** Keys of one letter can be in the way of speech input: a reader may switch them off. */
export function lettersOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off'
  } catch {
    return true
  }
}

export function switchLetters(on: boolean): void {
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off')
  } catch {
    // refused: they stay as they are
  }
}

function typesText(target: EventTarget | null): boolean {
  const element = target as { closest?: (selector: string) => unknown } | null
  return Boolean(element?.closest?.('input, textarea, select, [contenteditable], .monaco-editor, dialog'))
}
