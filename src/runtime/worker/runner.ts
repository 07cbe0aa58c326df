import { judgeSeed, ServiceFailed } from '../../lab/judge.ts'
import { serveOne } from '../apart/serve-one.ts'
import { browserLoader, createTogetherHost } from '../together/browser.ts'
import { readerOf } from './reader.ts'
import type { JudgeOrder, JudgeReply, RunnerJob } from './runner-messages.ts'
import { serveBranch } from './serve-branch.ts'
import { definitionsOf } from './supplies.ts'

/**
 * A worker in the sandbox that runs learners' code: one service, or all services of a simulation together, for checks or
 * to carry a recorded run on. Everything that the worker itself needs of the browser is taken here, before the host hides
 * it from services.
 */
const post = globalThis.postMessage.bind(globalThis) as (message: unknown) => void
const { clearInterval, performance, setInterval } = globalThis
const ALIVE_EVERY_MS = 250

export function serveRunner(job: RunnerJob): void {
  const { for: purpose } = job
  const loader = browserLoader({ ...job, reader: readerOf(job) })
  const definitionOf = definitionsOf(job)
  const host = createTogetherHost(loader, { alone: purpose === 'service' })
  // what fails here fails again, and is told, when a service starts
  loader.warm().catch(() => {})
  const hear = {
    service: () => serveOne(host, post),
    checks: () => judge,
    branch: () => serveBranch(host, definitionOf, post),
  }[purpose]()
  const heed = hear as (order: unknown) => void
  globalThis.addEventListener('message', (message) => heed((message as MessageEvent).data))

  function judge(order: JudgeOrder): void {
    const lab = definitionOf(order.lab)
    if (!lab)
      return reply({ type: 'failed', error: { name: 'UnknownLab', message: `There is no lab '${order.lab}'.` } })
    let said = performance.now()
    // while services load, no event happens that could say so
    const beat = setInterval(() => reply({ type: 'alive' }), ALIVE_EVERY_MS)
    const goOn = () => {
      if (performance.now() - said > ALIVE_EVERY_MS) {
        said = performance.now()
        reply({ type: 'alive' })
      }
      return true
    }
    const judged = judgeSeed(lab, order.files, order.seed, host, order.checks, goOn)
    judged
      .finally(() => clearInterval(beat))
      .then(
        (report) => reply({ type: 'report', report }),
        (error: unknown) => {
          if (error instanceof ServiceFailed)
            return reply({ type: 'failed', service: error.service, error: error.error })
          reply({
            type: 'failed',
            error: { name: 'HostBroken', message: error instanceof Error ? error.message : String(error) },
          })
        },
      )
  }
}

function reply(message: JudgeReply): void {
  post(message)
}
