import { createInterface } from 'node:readline/promises'

/** Asks in the terminal; an empty answer, or the end of the input, takes what is suggested. */
export function openQuestions() {
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  let over = false
  const end = new Promise<string>((resolve) =>
    lines.once('close', () => {
      over = true
      resolve('')
    }),
  )
  return {
    ask: async (question: string, suggested: string) => {
      if (over) return suggested
      return (
        (
          await Promise.race([lines.question(suggested ? `${question} [${suggested}] ` : `${question} `), end])
        ).trim() || suggested
      )
    },
    close: () => lines.close(),
  }
}
