/** Which lessons a question's wrong answer leads to. */
export interface Lead {
  /** The question. */
  id: string
  /** Paths of lessons. */
  to: string[]
}

/** How a diagnosis ended. */
export interface Outcome {
  right: number
  of: number
  known: boolean
  /** Paths of the lessons to read, each once. */
  read: string[]
}

/** Judges the choices of a diagnosis; a question without a choice counts as wrong. */
export function judge(choices: ReadonlyMap<string, boolean>, leads: Lead[], passMark: number): Outcome {
  const wrong = leads.filter(({ id }) => choices.get(id) !== true)
  const right = leads.length - wrong.length
  return { right, of: leads.length, known: right >= passMark, read: [...new Set(wrong.flatMap(({ to }) => to))] }
}
