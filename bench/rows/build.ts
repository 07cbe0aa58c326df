import { performance } from 'node:perf_hooks'
import { build } from '../../scripts/build.mjs'
import type { Measurement } from '../row.ts'

export default {
  rows: {
    build: { what: 'build of the whole course', unit: 's', bar: { atMost: 40 } },
  },
  measure: async () => {
    const started = performance.now()
    if ((await build({ quiet: true })) !== 0) throw new Error('The site was not built; the reason stands above.')
    return { build: (performance.now() - started) / 1000 }
  },
} satisfies Measurement
