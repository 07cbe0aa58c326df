import { Journal } from '../../../src/engine/journal.ts'
import type { KernelMessage, ServiceFiles } from '../../../src/protocol/live.ts'
import { type BranchOrder, BranchRefused, branchRun, recordRun } from '../../../src/runtime/browser/branch.ts'
import { nextOrderId } from '../../../src/runtime/browser/order-id.ts'
import { openSandbox } from '../../../src/runtime/browser/sandbox.ts'
import { searchRun } from '../../../src/runtime/browser/search.ts'

/** A page with nothing but a sandbox: what tests call from outside. Errors come back as data. */
const sandbox = await openSandbox()
let journal = new Journal()
let clock = { now: 0, event: 0, status: '' }
const stopped: string[] = []

sandbox.on((message: KernelMessage) => {
  if (message.type === 'opened') journal = new Journal()
  if (message.type === 'journal') journal.extend(message.rows, message.strings)
  if (message.type === 'clock') clock = message
  if (message.type === 'stopped') stopped.push(message.error.message)
})

/** Opens a run, goes on at full speed to `untilMs` with these faults put in on the way, and holds. */
async function live(
  lab: string,
  files: ServiceFiles,
  seed: number,
  acts: { ms: number; kind: string; target: string }[],
  untilMs: number,
) {
  await sandbox.request({ type: 'open', id: nextOrderId(), lab, seed, files })
  sandbox.send({ type: 'speed', speed: 20 })
  sandbox.send({ type: 'run' })
  for (const { ms, kind, target } of acts) {
    await reach(ms)
    await sandbox.request({ type: 'inject', id: nextOrderId(), fault: { id: kind, kind, target } })
  }
  await reach(untilMs)
  sandbox.send({ type: 'pause' })
  return recordRun(sandbox)
}

const reach = async (ms: number) => {
  while (clock.now < ms * 1_000) await new Promise((resolve) => setTimeout(resolve, 5))
}

/** Branches; `cancelAt` cancels at that share. */
async function branch(order: Omit<BranchOrder, 'onProgress' | 'onOpened'>, cancelAt = 2) {
  const progress: number[] = []
  const began = performance.now()
  let rowsAtOpening = -1
  const { opened, cancel } = branchRun(sandbox, {
    ...order,
    onProgress: (done) => {
      progress.push(done)
      if (done >= cancelAt) cancel()
    },
    onOpened: () => {
      rowsAtOpening = journal.length
    },
  })
  const refused = await opened.then(
    () => null,
    (error: unknown) =>
      error instanceof BranchRefused
        ? { reason: error.reason, values: error.values, message: error.message }
        : { reason: 'none', message: String(error) },
  )
  return { refused, progress, rowsAtOpening, ms: performance.now() - began, ...state() }
}

function state() {
  return { hash: journal.hash(), rows: journal.length, now: clock.now, event: clock.event, stopped }
}

/** Lets the run go on for so long. */
async function goOn(untilMs: number) {
  sandbox.send({ type: 'speed', speed: 20 })
  sandbox.send({ type: 'run' })
  await reach(untilMs)
  sandbox.send({ type: 'pause' })
  return { run: await recordRun(sandbox), ...state() }
}

/** Searches; `cancelAt` cancels after so many tries. */
async function search(lab: string, files: ServiceFiles, tries: number, cancelAt = Number.MAX_SAFE_INTEGER) {
  const progress: number[] = []
  const { found, cancel } = searchRun(sandbox, {
    ...{ lab, files, seed: 1, tries },
    onProgress: (tried) => {
      progress.push(tried)
      if (tried >= cancelAt) cancel()
    },
  })
  const outcome = await found.then(
    (breaking) => ({ breaking, failed: '' }),
    (error: unknown) => ({ breaking: null, failed: String(error) }),
  )
  return { ...outcome, progress }
}

const calls = { live, branch, state, goOn, search }
export type SandboxCalls = typeof calls
Object.assign(globalThis, { sandboxCalls: calls })
document.title = 'ready'
