import type { Measurement } from '../row.ts'
import { scriptsOfPage } from '../scripts-of-page.ts'

export default {
  rows: {
    lessonWithFigureJs: { what: 'JS of a lesson with a figure, gzip', unit: 'kB', bar: { atMost: 45 } },
    labJs: { what: 'JS of a lab before its editor, gzip', unit: 'kB', bar: { atMost: 120 } },
  },
  measure: async (bench) => ({
    lessonWithFigureJs: await scriptsOfPage(bench, '/chapters/failure/retries/'),
    labJs: await scriptsOfPage(bench, '/labs/retry-storm/'),
  }),
} satisfies Measurement
