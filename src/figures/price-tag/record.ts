/** What somebody who wants an exception has to say. The file is in the words of the page that it was written on. */
export interface RecordWords {
  heading: string
  status: string
  proposed: string
  context: string
  decision: string
  consequences: string
  /** The sentences around the five answers, each with {answer}. */
  lines: Record<Answer, string>
  /** Says whose numbers follow. */
  model: string
  /** Stands for an answer that is not there yet. */
  open: string
}

export const answers = ['question', 'tried', 'store', 'carrier', 'review'] as const
export type Answer = (typeof answers)[number]

const sections: [title: 'context' | 'decision' | 'consequences', of: Answer[]][] = [
  ['context', ['question', 'tried']],
  ['decision', ['store', 'carrier']],
  ['consequences', ['review']],
]

/** A decision record in Markdown; `price` is what the model said when it was written, a line each. */
export function record(given: Record<Answer, string>, price: string[], words: RecordWords): string {
  const line = (answer: Answer) => words.lines[answer].replace('{answer}', given[answer].trim() || words.open)
  const body = sections.map(([title, of]) => {
    const model = title === 'consequences' && price.length > 0 ? [words.model, '', ...listed(price), ''] : []
    return [`## ${words[title]}`, '', ...listed(of.map(line)), '', ...model].join('\n')
  })
  return [`# ${words.heading}`, '', `## ${words.status}`, '', words.proposed, '', ...body].join('\n')
}

/** Whether whoever reads it finds every answer. */
export function complete(given: Record<Answer, string>): boolean {
  return answers.every((answer) => given[answer].trim() !== '')
}

const listed = (lines: string[]) => lines.map((text) => `- ${text}`)
