/** What is remembered of a learner's way through one lab. Nothing leaves this browser. */
export interface Progress {
  labVersion: number
  /** Round and step that were open last. */
  round: string
  step: number
  passed: string[]
  /** "round/prediction" to the option chosen. */
  predictions: Record<string, string>
  /** Round to the learner's own sentence. */
  sentences: Record<string, string>
  /** When it was kept last, in milliseconds since 1970; 0: not known. */
  at: number
}

const prefix = 'faultline:lab:'

export function freshProgress(labVersion: number): Progress {
  return { labVersion, round: '', step: 0, passed: [], predictions: {}, sentences: {}, at: 0 }
}

/** Unreadable or refused storage is a fresh start. */
export function readProgress(lab: string, labVersion: number): Progress {
  return read(lab) ?? freshProgress(labVersion)
}

/** The way through every lab that was opened here, by the lab's id. */
export function readAllProgress(): Record<string, Progress> {
  const found: Record<string, Progress> = {}
  for (const key of storedKeys()) {
    const progress = read(key.slice(prefix.length))
    if (progress) found[key.slice(prefix.length)] = progress
  }
  return found
}

export function keepProgress(lab: string, progress: Progress): void {
  try {
    localStorage.setItem(prefix + lab, JSON.stringify(progress))
  } catch {
    // refused: remembered until the page is left
  }
}

/** Forgets the way through every lab. */
export function forgetProgress(): void {
  for (const key of storedKeys()) localStorage.removeItem(key)
}

function read(lab: string): Progress | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(prefix + lab) ?? 'null')
    if (!kept || typeof kept !== 'object' || Array.isArray(kept)) return undefined
    const whole = { ...freshProgress(0), ...kept }
    return Array.isArray(whole.passed) ? whole : undefined
  } catch {
    return undefined
  }
}

function storedKeys(): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix))
  } catch {
    return []
  }
}
