import { z } from 'astro/zod'

/** One entry of `content/glossary/<locale>.yaml`; its key is the term's id in both languages. */
export const term = z
  .object({
    /** The word as this course writes it. */
    term: z.string().min(1).max(60),
    /** Other forms in use for the same thing. */
    also: z.array(z.string()).default([]),
    /** One sentence that a colleague would say. No links, no markup. */
    sentence: z.string().min(10).max(220),
    /** Where it is met again, or how it sounds in everyday talk. */
    note: z.string().max(220).optional(),
  })
  .strict()

export type Term = z.infer<typeof term>
