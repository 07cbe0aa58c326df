import { change, pagePath, readRecord } from './keep.ts'

/** The guess made at a prediction of this page, if any. */
export function readPrediction(id: string): string | undefined {
  return readRecord().predictions[here(id)]
}

/** Keeps the guess made at a prediction of this page. */
export function keepPrediction(id: string, option: string): void {
  change((record) => {
    record.predictions[here(id)] = option
  })
}

/** Adds an option to those chosen at a question of this page. The first choice counts. */
export function keepAnswer(id: string, option: string, right: boolean): void {
  change(({ answers }) => {
    const before = answers[here(id)] ?? { at: Date.now(), right, chosen: [] }
    const [first = option, ...more] = [...before.chosen, option]
    answers[here(id)] = { ...before, chosen: [first, ...more.slice(-7)] }
  })
}

/** Keeps how a question of another page went that was asked again. */
export function keepReview(key: string, right: boolean): void {
  change(({ reviews }) => {
    reviews[key] = [...(reviews[key] ?? []), { at: Date.now(), right }].slice(-20)
  })
}

function here(id: string): string {
  return `${pagePath()}#${id}`
}
