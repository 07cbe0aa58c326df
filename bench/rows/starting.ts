import { join } from 'node:path'
import { readLab } from '../../src/author/lab-folder.ts'
import { openVerificationPage } from '../../src/author/verify/open-page.ts'
import type { ServiceFiles } from '../../src/protocol/live.ts'
import type * as Starting from '../page/starting.ts'
import { type Measurement, median } from '../row.ts'

const TAKES = 5
const PAGE = `/@fs${join(import.meta.dirname, '../page/starting.ts')}`
const LOOP = `import { createServer } from 'node:http'
createServer((request) => { if (request.url?.endsWith('/1')) for (;;); }).listen(Number(process.env.PORT))
`

/** Services that start, hang, are ended and start again, in Chromium, a worker for each. */
export default {
  rows: {
    twentyListening: { what: '20 services listening', unit: 'ms', bar: { atMost: 500 } },
    hungNamed: { what: 'a hung service: named', unit: 's', bar: { atMost: 2 } },
    hungKilled: { what: 'a hung service: killed', unit: 'ms', bar: { atMost: 10 } },
    hungServing: { what: 'a hung service: serving again', unit: 'ms', bar: { atMost: 100 } },
  },
  measure: async (bench) => {
    const { page, close } = await openVerificationPage(await bench.browser())
    const call = <T>(name: keyof typeof Starting, lab: string, files: ServiceFiles | undefined): Promise<T> =>
      page.evaluate(async ([from, what, ...given]) => (await import(from as string))[what as string](...given), [
        PAGE,
        name,
        lab,
        files,
      ] as const)
    const twenty = (await readLab('twenty')).variants.start
    const hops = { ...(await readLab('three-hops')).variants.start, web: { 'web.ts': LOOP } }
    const starts: number[] = []
    const hangs: Starting.Hang[] = []
    for (let take = 0; take < TAKES; take++) {
      starts.push(await call<number>('listening', 'twenty', twenty))
      hangs.push(await call<Starting.Hang>('hang', 'three-hops', hops))
    }
    await close()
    const middle = (of: (hang: Starting.Hang) => number) => median(hangs.map(of))
    return {
      twentyListening: median(starts),
      // to a tenth: a step may take 2 s, and is named when it has
      hungNamed: Math.round(middle(({ named }) => named) / 100) / 10,
      hungKilled: middle(({ killed }) => killed),
      hungServing: middle(({ serving }) => serving),
    }
  },
} satisfies Measurement
