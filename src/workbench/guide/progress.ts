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
}

export function freshProgress(labVersion: number): Progress {
  return { labVersion, round: '', step: 0, passed: [], predictions: {}, sentences: {} }
}

/** Unreadable or refused storage is a fresh start. */
export function readProgress(lab: string, labVersion: number): Progress {
  const fresh = freshProgress(labVersion)
  try {
    const kept = JSON.parse(localStorage.getItem(key(lab)) ?? 'null')
    return kept && typeof kept === 'object' ? { ...fresh, ...kept } : fresh
  } catch {
    return fresh
  }
}

export function keepProgress(lab: string, progress: Progress): void {
  try {
    localStorage.setItem(key(lab), JSON.stringify(progress))
  } catch {
    // refused: remembered until the page is left
  }
}

function key(lab: string): string {
  return `faultline:lab:${lab}`
}
