import { createInterface } from 'node:readline/promises'

/** Asks in the terminal; an empty answer, or the end of the input, takes what is suggested. */
export function openQuestions() {
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  const ended = new Promise<string>((resolve) => lines.once('close', () => resolve('')))
  return {
    ask: async (question: string, suggested: string) =>
      (await Promise.race([lines.question(`${question} [${suggested}] `), ended])).trim() || suggested,
    close: () => lines.close(),
  }
}
