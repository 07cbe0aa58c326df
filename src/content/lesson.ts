import { z } from 'astro/zod'

/** What stands at the head of `content/chapters/<n>-<chapter>/<n>-<lesson>/<locale>.mdx`. Unknown fields are errors. */
export const lesson = z
  .object({
    /** The lesson's name as a heading; short enough for two lines on a phone. */
    title: z.string().min(3).max(60),
    /** One or two sentences under the title; also the description that search engines show. */
    summary: z.string().min(20).max(220),
    /** Reading time with figures and quiz, in whole minutes, as `author/check/lesson/minutes.ts` counts it. */
    minutes: z.int().min(3).max(25),
    /** What is measured and how, for the line under the title: "numbers from 20 seeds". */
    measured: z.string().max(60).optional(),
    /** "After this you can ...": two to four phrases, each testable. Backticks mark code. */
    goals: z.array(z.string().min(8).max(120)).min(2).max(4),
    /** The common belief that this lesson refutes, as people say it. */
    misconception: z.string().min(10).max(140),
    /** Labs that the lesson sends its reader to, by folder name under labs/. */
    labs: z.array(z.string()).default([]),
    /** Terms that the lesson introduces, by their keys in content/glossary. */
    terms: z.array(z.string()).default([]),
    /** Sources in the order of their list at the end; ids from content/sources.yaml. */
    sources: z
      .array(
        z
          .object({
            id: z.string(),
            /** What in this lesson rests on it, and how it was read. */
            supports: z.string().min(5).max(200),
          })
          .strict(),
      )
      .min(1),
    /** True for a lesson that the course can be understood without. */
    optional: z.boolean().default(false),
  })
  .strict()

export type Lesson = z.infer<typeof lesson>
