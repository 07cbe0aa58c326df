/// <reference path="./labs.d.ts" />
import labs from 'virtual:labs'
import type { ServiceError } from '../../engine/process.ts'
import type { Heartbeat, KernelMessage, Opened, PageMessage } from '../../protocol/live.ts'
import { createApartHost } from '../apart/host.ts'
import { LiveSession } from '../live/session.ts'
import { CheckRun } from './check-run.ts'
import { type Sources, serviceWorker } from './open-worker.ts'

/**
 * The worker in the sandbox that holds the simulation. It runs no code of learners itself: live services have a
 * worker each, checks are run by runners with all services together.
 */
globalThis.onmessage = (event: MessageEvent<Sources>) => {
  const [port] = event.ports
  if (port) serve(port, event.data)
}

function serve(port: MessagePort, sources: Sources): void {
  const emit = (message: KernelMessage) => {
    port.postMessage(message, message.type === 'journal' ? [message.rows.buffer] : [])
  }
  let session: LiveSession | null = null
  let check: CheckRun | null = null
  port.onmessage = (event: MessageEvent<PageMessage | Heartbeat>) => {
    const message = event.data
    if (typeof message === 'string') return port.postMessage('pong' satisfies Heartbeat)
    switch (message.type) {
      case 'open': {
        const lab = labs[message.lab]
        if (!lab) return fail(message.id, new Error(`There is no lab '${message.lab}'.`))
        session?.close()
        const host = createApartHost({
          open: () => serviceWorker(sources),
          onHung: (name, starting) => opened.hung(name, starting),
        })
        // a world that was replaced may still have something to say; nobody is to take it for this one's
        const emitOwn = (said: KernelMessage) => {
          if (session === opened) emit(said)
        }
        const opened: LiveSession = new LiveSession(lab, message.files, message.seed, host, emitOwn)
        session = opened
        port.postMessage({ type: 'opened', id: message.id } satisfies Opened)
        opened.open().then(
          () => {
            const problem = opened.problem()
            if (problem) emit({ type: 'reply', id: message.id, ok: false, error: problem })
            else done(message.id)
          },
          (error: unknown) => fail(message.id, error),
        )
        return
      }
      case 'run':
        return session?.run()
      case 'pause':
        return session?.pause()
      case 'step':
        return session?.step()
      case 'speed':
        return session?.setSpeed(message.speed)
      case 'inject':
        session?.inject(message.fault).then(
          () => done(message.id),
          (error: unknown) => fail(message.id, error),
        )
        return
      case 'lift':
        void session?.lift(message.fault)
        return
      case 'edit':
        session?.edit(message.service, message.files).then(
          (error) => (error ? emit({ type: 'reply', id: message.id, ok: false, error }) : done(message.id)),
          (error: unknown) => fail(message.id, error),
        )
        return
      case 'check': {
        const lab = labs[message.lab]
        if (!lab) return fail(message.id, new Error(`There is no lab '${message.lab}'.`))
        check?.cancel()
        check = new CheckRun(message, lab, sources, emit)
        return
      }
      case 'cancel-check':
        return check?.cancel()
      case 'close':
        session?.close()
        check?.cancel()
        return
      default:
        message satisfies never
    }
  }
  emit({ type: 'ready' })

  function done(id: number): void {
    emit({ type: 'reply', id, ok: true })
  }

  function fail(id: number, error: unknown): void {
    const found: ServiceError =
      error instanceof Error ? { name: error.name, message: error.message } : { name: 'Error', message: String(error) }
    emit({ type: 'reply', id, ok: false, error: found })
  }
}
