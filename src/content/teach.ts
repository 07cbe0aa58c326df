import { z } from 'astro/zod'

/** What stands at the head of `content/teach/<n>-<page>/<locale>.mdx`: a page of the book for instructors. */
export const teach = z
  .object({
    /** The page's name. */
    title: z.string().min(2).max(60),
    /** One or two sentences under the title; also the description that search engines show. */
    summary: z.string().min(20).max(220),
  })
  .strict()
