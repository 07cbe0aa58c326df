/** Lets one turn of the event loop pass, then calls back. One at a time. */
export type Turn = (done: () => void) => void

// kept before services get others in their place
const { Atomics: waits, MessageChannel, WebAssembly, performance } = globalThis
const { scheduler } = globalThis as { scheduler?: { postTask(task: () => void, options: object): unknown } }

/**
 * The quickest turn that a browser's worker has, after which microtasks are drained and unhandled rejections have been
 * reported. In Chromium and Firefox that is a background task, which comes after those reports.
 */
export function browserTurn(): Turn {
  if (scheduler) {
    const post = scheduler.postTask.bind(scheduler)
    const background = { priority: 'background' } as const
    return (done) => void post(done, background)
  }
  return wokenTurn(messageTurn())
}

/** Two messages: the reports come after the first. */
export function messageTurn(): Turn {
  const { port1, port2 } = new MessageChannel()
  let waiting: (() => void) | null = null
  let again = false
  port1.onmessage = () => {
    again = !again
    if (again) return port2.postMessage(0)
    const done = waiting
    waiting = null
    done?.()
  }
  return (done) => {
    waiting = done
    port2.postMessage(0)
  }
}

/** A thread's timers are late by no more than this. */
const TIMERS_WAIT_MS = 4

/**
 * For WebKit, which sends a message through another process: 229 µs. A wait on shared memory that is woken at once comes
 * back as a task of its own in 4 µs. Such tasks go before timers, so now and then a turn is `rare`.
 */
export function wokenTurn(rare: Turn): Turn {
  const cell = sharedCell()
  if (!cell) return rare
  const pass = async (): Promise<void> => {
    const { value } = waits.waitAsync(cell, 0, 0)
    waits.notify(cell, 0)
    await value
  }
  let rested = performance.now()
  return async (done) => {
    if (performance.now() - rested >= TIMERS_WAIT_MS) {
      rested = performance.now()
      return rare(done)
    }
    await pass()
    await pass()
    done()
  }
}

/** Memory of WebAssembly may be shared where `SharedArrayBuffer` is kept for isolated pages. */
function sharedCell(): Int32Array<SharedArrayBuffer> | null {
  if (typeof waits.waitAsync !== 'function') return null
  try {
    const { buffer } = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true })
    return new Int32Array(buffer as unknown as SharedArrayBuffer)
  } catch {
    return null
  }
}
