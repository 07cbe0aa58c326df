import { doAll } from './crew.ts'
import { findInstalled } from './installed.ts'
import { BROWSERS, type HostName, type Task, type TaskOutcome } from './task.ts'

type DoAll = (tasks: Task[], host: HostName, progress: (done: number) => void) => Promise<TaskOutcome[]>

/** How tasks are done on a host. */
export async function runOn(host: HostName): Promise<DoAll> {
  if (host === 'chromium') return (await import('./chromium.ts')).doAllInChromium
  return BROWSERS.includes(host) ? (await import('./by-post.ts')).doAllByPost : doAll
}

/** Why this host cannot be had on this machine, in a sentence; null when it can. */
export function whyNot(host: HostName): string | null {
  if (host !== 'firefox' && host !== 'webkit') return null
  const found = findInstalled(host)
  if (typeof found === 'string') return found
  found.cleanUp()
  return null
}

/** One sentence for each run whose journal is another than Node's. */
export function foreignJournals(
  tasks: Task[],
  outcomes: TaskOutcome[],
  inNode: TaskOutcome[],
  host: HostName,
): string[] {
  return tasks.flatMap(({ lab, variant, seed }, i) => {
    const [here, there] = [inNode[i], outcomes[i]]
    if (!here?.ok || !there?.ok || here.report.hash === there.report.hash) return []
    return [
      `${lab}/${variant}, seed ${seed}: the journal is ${there.report.hash} in ${host} and ${here.report.hash} in Node`,
    ]
  })
}
