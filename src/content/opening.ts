import { z } from 'astro/zod'
import { question } from './question.ts'

/** One lesson or lab on a chapter's map. */
const place = z
  .object({
    kind: z.enum(['lesson', 'lab']),
    /** The lesson's folder without its number, or the lab's folder. */
    id: z.string(),
    /** Ids of this map on which it builds. */
    after: z.array(z.string()).default([]),
    /** What one takes along from here, in one sentence. */
    says: z.string().min(10).max(220),
  })
  .strict()

/** `content/chapters/<n>-<chapter>/opening.<locale>.yaml`: the page before a chapter's first lesson. Unknown fields are errors. */
export const opening = z
  .object({
    /** What a reader should bring, and where to get it. Backticks mark code. */
    bring: z.string().min(20).max(500),
    /** Three questions that fetch back what the chapter builds on. */
    recall: z
      .array(
        question
          .extend({
            /** "first-evening/who-waits": the lesson that says it. Left out where no lesson does. */
            from: z.string().optional(),
          })
          .strict(),
      )
      .length(3),
    /** How lessons and labs hang together. What is not named here follows its predecessor. */
    map: z.array(place).default([]),
  })
  .strict()

export type Opening = z.infer<typeof opening>
