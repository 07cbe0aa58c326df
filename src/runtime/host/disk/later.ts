import { context } from '../context.ts'
import { arm } from '../timers.ts'
import { takeChanges } from './files.ts'

let last = 0
const waiting = new Map<number, () => void>()

context.receive('disk-done', ({ operation }) => {
  const done = waiting.get(operation)
  waiting.delete(operation)
  context.handles -= 1
  done?.()
})

/** Does something to the disk now; the event loop stands for as long as the disk takes. */
export function atOnce<T>(act: () => T): T {
  try {
    return act()
  } finally {
    for (const change of takeChanges()) context.emit({ type: 'disk', operation: 0, change })
  }
}

/** Does something to the disk, and resolves once the disk is through with it. What is asked for first is done first. */
export function later<T>(act: () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    let settle: () => void
    try {
      const value = act()
      settle = () => resolve(value)
    } catch (error) {
      settle = () => reject(error)
    }
    const changes = takeChanges()
    context.handles += 1
    // only reading: comes back in a turn of its own, as in Node
    if (changes.length === 0) {
      arm(0, () => {
        context.handles -= 1
        settle()
      })
      return
    }
    for (const change of changes.slice(0, -1)) {
      context.handles += 1
      context.emit({ type: 'disk', operation: ++last, change })
    }
    waiting.set(++last, settle)
    context.emit({ type: 'disk', operation: last, change: changes.at(-1) as (typeof changes)[0] })
  })
}
