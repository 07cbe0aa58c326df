import { z } from 'astro/zod'

/** One entry of `content/sources.yaml`; its key (`S34`) is the id that lessons use. */
export const source = z
  .object({
    /** Who wrote it: initials and surname, or the organisation. */
    author: z.string().min(2),
    /** Title in its own language. */
    title: z.string().min(2),
    /** Journal, conference, site. */
    where: z.string().min(2),
    /** Year of the text that was read; a second year for a revision: "2015, revised 2023". */
    year: z
      .string()
      .regex(/^\d{4}(, revised \d{4})?$/)
      .optional(),
    /** Address without session parts. */
    url: z.url().optional(),
    /** What of it was read: all of it, its abstract or summary, an excerpt, or only what another text says of it. */
    read: z.enum(['full', 'summary', 'excerpt', 'second-hand']),
    /** The text it was read through, when second-hand. */
    via: z.url().optional(),
  })
  .strict()

export type Source = z.infer<typeof source>
