import type { CallId } from '../../engine/process.ts'
import { fromMs } from '../../engine/time.ts'
import type { EffortWorld } from '../../lab/effort/world.ts'
import { checkName } from '../credits/account.ts'
import { context } from './context.ts'
import { arm } from './timers.ts'

const changed = new Map<string, () => void>()

/** How the effort kit spends virtual time: its timers are stretched by the fault `slow`, its chance is seeded. */
export const effortWorld: EffortWorld = {
  after(ms, done, cause) {
    context.handles += 1
    const options = cause === context.cause ? { effort: true } : { effort: true, cause: cause as CallId }
    arm(fromMs(ms), () => void finish(done), options)
  },
  resume(done, cause) {
    if (cause === context.cause) return done()
    context.handles += 1
    arm(0, () => void finish(done), { cause: cause as CallId })
  },
  cause: () => context.cause,
  now: () => context.wallMs(),
  random: () => context.random('effort').next(),
  block(ms) {
    const duration = fromMs(ms)
    context.emit({ type: 'block', duration })
    context.now += duration
  },
  // one report a step: within a step no virtual time passes
  report(name, state) {
    const tooLong = checkName(name)
    if (tooLong) context.overdraw(tooLong)
    if (!changed.has(name)) context.whenStepEnds(() => flush(name))
    changed.set(name, () => context.emit({ type: 'pool', name, ...state() }))
  },
  trouble: () => context.bus ?? null,
  record: (account, key, amount) => context.emit({ type: 'ledger', account, key, amount }),
}

function finish(done: () => void): void {
  context.handles -= 1
  done()
}

function flush(name: string): void {
  changed.get(name)?.()
  changed.delete(name)
}
