import { z } from 'astro/zod'
import { question } from './question.ts'

/** `content/chapters/<n>-<chapter>/closing.<locale>.yaml`: the diagnosis of a chapter. Unknown fields are errors. */
export const closing = z
  .object({
    /** Five decisions that somebody who knows the chapter takes rightly. */
    diagnosis: z
      .array(
        question
          .extend({
            /** Lessons to read after a wrong answer: folders without their numbers. None: the whole chapter. */
            lessons: z.array(z.string()).default([]),
          })
          .strict(),
      )
      .length(5),
  })
  .strict()

export type Closing = z.infer<typeof closing>

/** So many right answers of the five mark a chapter as known. */
export const passMark = 4
