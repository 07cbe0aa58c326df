import type { Bench, Measurement } from '../row.ts'
import { scriptsOfPage } from '../scripts-of-page.ts'

/** Pages that a reader of a chapter opens and that hold no figure. */
const withoutFigure = ['/chapters/failure/', '/chapters/failure/closing/', '/review/', '/progress/', '/glossary/']
const lessons = [
  '/chapters/first-evening/one-service/',
  '/chapters/first-evening/who-waits/',
  '/chapters/first-evening/a-hundred-readers/',
  '/chapters/failure/faults/',
  '/chapters/failure/retries/',
  '/chapters/failure/contain/',
  '/chapters/failure/tail/',
  '/chapters/failure/staying-down/',
]

export default {
  rows: {
    pageJs: { what: 'JS of the heaviest page of a course without a figure, gzip', unit: 'kB', bar: { atMost: 10 } },
    lessonWithFigureJs: {
      what: 'JS of the heaviest lesson of chapters 0 and 7 with its figures, gzip',
      unit: 'kB',
      bar: { atMost: 45 },
    },
    labJs: {
      what: 'JS of a lab before its editor, with all that its run needs, gzip',
      unit: 'kB',
      bar: { atMost: 120 },
    },
  },
  measure: async (bench) => ({
    pageJs: await heaviest(bench, withoutFigure),
    lessonWithFigureJs: await heaviest(bench, lessons),
    labJs: await scriptsOfPage(await bench.browser(), `${await bench.site()}/labs/retry-storm/`),
  }),
} satisfies Measurement

async function heaviest(bench: Bench, paths: string[]): Promise<number> {
  let most = 0
  for (const path of paths) {
    const kB = await scriptsOfPage(await bench.browser(), (await bench.site()) + path)
    console.error(`  ${kB.toFixed(1)} kB  ${path}`)
    most = Math.max(most, kB)
  }
  return most
}
