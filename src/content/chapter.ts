import { z } from 'astro/zod'

const words = z
  .object({
    /** The chapter's name. */
    title: z.string().min(2).max(40),
    /** One sentence that says what the chapter is about. */
    summary: z.string().min(10).max(140),
  })
  .strict()

/** `content/chapters/<n>-<chapter>/chapter.yaml`: the chapter's name and sentence in both languages. */
export const chapter = z.object({ en: words, ko: words }).strict()

export type Chapter = z.infer<typeof chapter>
