import { z } from 'astro/zod'

/** `content/chapters/<n>-<chapter>/<locale>.yaml`: what a chapter is called. Unknown fields are errors. */
export const chapter = z
  .object({
    /** The chapter's name. */
    title: z.string().min(2).max(40),
    /** One or two sentences that say what the chapter is about. */
    summary: z.string().min(10).max(160),
  })
  .strict()

export type Chapter = z.infer<typeof chapter>
