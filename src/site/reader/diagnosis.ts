import type { Diagnosis } from './record.ts'
import { comesBackAt } from './schedule.ts'

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

/**
 * From when on a result counts. After a miss the reasons have been read, and choosing what was just read shows nothing: the
 * next result counts when the gap of the reviews has gone by, and before that it is practice. 0: at once.
 */
export function countsFrom(last: Diagnosis | undefined): number {
  return !last || last.known ? 0 : comesBackAt(last.at)
}

/** What is kept after a result: practice changes nothing, and a chapter once known stays known. */
export function keepOutcome(last: Diagnosis | undefined, { right, of, known }: Outcome, now: number): Diagnosis {
  if (last && now < countsFrom(last)) return last
  return { at: now, right, of, known: known || last?.known === true }
}
