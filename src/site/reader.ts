/**
 * What this browser remembers of its reader: predictions and quiz answers. Nothing leaves it. One key of localStorage
 * holds one record; a browser that refuses storage forgets at the end of the page, and nothing else changes.
 */
const key = 'faultline:reader'

interface Reader {
  version: 1
  /** "7.2 path#predict id" -> option id */
  predictions: Record<string, string>
  /** "lesson path#question id" -> the options chosen, first to last */
  answers: Record<string, string[]>
}

let memory: Reader | undefined

/** The guess made at a prediction of this page, if any. */
export function readPrediction(id: string): string | undefined {
  return read().predictions[here(id)]
}

/** Keeps the guess made at a prediction of this page. */
export function keepPrediction(id: string, option: string): void {
  const reader = read()
  reader.predictions[here(id)] = option
  write(reader)
}

/** Adds an option to those chosen at a question of this page. */
export function keepAnswer(id: string, option: string): void {
  const reader = read()
  reader.answers[here(id)] = [...(reader.answers[here(id)] ?? []), option].slice(-8)
  write(reader)
}

/** Both languages of a page share what is kept. */
function here(id: string): string {
  return `${location.pathname.replace(/^\/ko\//, '/')}#${id}`
}

function read(): Reader {
  if (memory) return memory
  memory = { version: 1, predictions: {}, answers: {} }
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null')
    if (kept?.version === 1) memory = { ...memory, ...kept }
  } catch {
    // unreadable or refused: begin afresh
  }
  return memory as Reader
}

function write(reader: Reader): void {
  try {
    localStorage.setItem(key, JSON.stringify(reader))
  } catch {
    // refused: kept in memory until the page is left
  }
}
