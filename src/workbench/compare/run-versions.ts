import type { ServiceFiles } from '../../protocol/index.ts'
import { openSandbox } from '../../runtime/browser/sandbox.ts'
import { Bridge } from '../bridge.ts'
import type { LabView } from '../lab-view.ts'
import { castOf } from '../run/cast.ts'
import { Take } from '../run/take.ts'
import type { RunOrder } from '../timeline/by-the-clock.ts'

/**
 * Runs versions of the code one after another through the same evening, in a sandbox of their own: the run on the
 * screen goes on as it was. `progress` hears how much of all is done, 0 to 1.
 *
 * @throws Refusal when a version does not start or cannot be run to its end.
 */
export function runVersions(
  lab: LabView,
  versions: ServiceFiles[],
  evening: (files: ServiceFiles) => RunOrder,
  progress: (done: number) => void,
): { takes: Promise<Take[]>; cancel: () => void } {
  let cancel = () => {}
  let cancelled = false
  const run = async () => {
    const sandbox = await openSandbox(lab.id)
    cancel = () => sandbox.close()
    const takes: Take[] = []
    try {
      for (const [i, files] of versions.entries()) {
        if (cancelled) break
        const bridge = new Bridge(sandbox)
        const take = new Take(castOf(lab))
        const stop = bridge.on((message) => {
          if (message.type === 'journal') take.extend(message.rows, message.strings, message.logs)
          else if (message.type === 'branch-progress' && message.of > 0)
            progress((i + Math.min(1, message.now / message.of)) / versions.length)
        })
        const { run: text, without, until } = evening(files)
        await bridge.ask({ type: 'branch', lab: lab.id, run: text, to: { moment: until }, without })
        // what comes next is of the next version
        stop()
        bridge.leave()
        takes.push(take)
        progress((i + 1) / versions.length)
      }
    } finally {
      sandbox.close()
    }
    return takes
  }
  return {
    takes: run(),
    cancel: () => {
      cancelled = true
      cancel()
    },
  }
}
