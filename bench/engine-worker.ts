import { performance as clock } from 'node:perf_hooks'
import { parentPort } from 'node:worker_threads'
import { readLab } from '../src/author/lab-folder.ts'
import { judgeSeed } from '../src/lab/judge.ts'
import { createTogetherHost, nodeLoader } from '../src/runtime/together/index.ts'

/** Events a wall second, and virtual seconds a wall second. */
export interface Speed {
  events: number
  virtualPerWall: number
}

const port = parentPort
const now = clock.now.bind(clock)
const lab = await readLab('three-hops')
const files = lab.variants.start
if (!files) throw new Error('three-hops has no start')
const host = createTogetherHost(nodeLoader())
await judgeSeed(lab.definition, files, 1, host)
const started = now()
const reports = [await judgeSeed(lab.definition, files, 2, host), await judgeSeed(lab.definition, files, 3, host)]
const wallMs = now() - started
const sum = (pick: (report: (typeof reports)[number]) => number) =>
  reports.reduce((total, report) => total + pick(report), 0)
port?.postMessage({
  events: (sum((report) => report.events) / wallMs) * 1_000,
  virtualPerWall: sum((report) => report.virtualMs) / wallMs,
} satisfies Speed)
