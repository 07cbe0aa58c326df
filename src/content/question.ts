import { z } from 'astro/zod'

const option = z
  .object({
    /** What the reader would decide. Backticks mark code. */
    text: z.string().min(2).max(200),
    /** Why, or why not: shown with the answer. */
    why: z.string().min(15).max(400),
    /** This is the decision to take. Exactly one option is. */
    right: z.boolean().default(false),
  })
  .strict()

/** Two to five decisions, one of them right. */
const options = z
  .array(option)
  .min(2)
  .max(5)
  .refine((all) => all.filter((one) => one.right).length === 1, {
    error: 'Exactly one option should be marked with right: true',
  })

/** A question that stands in YAML: a decision in a situation. Unknown fields are errors. */
export const question = z
  .object({
    /** Names the answer that is kept; the same in both languages, and never changed. */
    id: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/),
    /** The situation, and what is to be decided. Backticks mark code. */
    ask: z.string().min(20).max(500),
    options,
  })
  .strict()

export type QuestionText = z.infer<typeof question>
