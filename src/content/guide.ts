import { z } from 'astro/zod'

/** What stands at the head of `labs/<id>/guide/<locale>.mdx`. The sentences of its rounds follow as parts. */
export const guide = z.looseObject({
  /** The lab's name. */
  title: z.string().min(2).max(60),
  /** What happens in the shop, in two or three sentences. */
  story: z.string().min(20).max(400),
})

export type Guide = z.infer<typeof guide>
