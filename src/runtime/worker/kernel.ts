import { mustFit, readRun } from '../../engine/run-record.ts'
import type { Heartbeat, KernelMessage, PageMessage } from '../../protocol/live.ts'
import { createApartHost } from '../apart/host.ts'
import { failure, obey, type RunOrder } from '../live/obey.ts'
import { LiveSession } from '../live/session.ts'
import { BranchRun } from './branch-run.ts'
import { CheckRun } from './check-run.ts'
import { SearchRun } from './search-run.ts'
import { ServiceStock } from './service-stock.ts'
import { definitionsOf, type Sources } from './supplies.ts'

/**
 * The worker in the sandbox that holds the simulation. It runs no code of learners itself: live services have a
 * worker each; checks, and runs that branch off a recorded one, have a runner with all services together.
 */
export function serveKernel(port: MessagePort, sources: Sources): void {
  const emit = (message: KernelMessage) => {
    port.postMessage(message, message.type === 'journal' ? [message.rows.buffer] : [])
  }
  const stock = new ServiceStock(sources)
  const definitionOf = definitionsOf(sources)
  let run: Run | null = null
  let coming: { id: number; branch: BranchRun } | null = null
  let check: CheckRun | null = null
  let search: SearchRun | null = null
  port.onmessage = (event: MessageEvent<PageMessage | Heartbeat>) => {
    const message = event.data
    if (typeof message === 'string') return port.postMessage('pong' satisfies Heartbeat)
    switch (message.type) {
      case 'open':
        return open(message)
      case 'store':
        sources.stores[message.name] = message.supplies
        return stock.renew()
      case 'lab':
        sources.definitions[message.lab] = message.definition
        Object.assign(sources.shipped, message.shipped)
        // the compiler came with all there is
        if (!sources.compiler) sources.packages = message.packages
        return stock.renew()
      case 'compiler':
        sources.compiler = message.compiler
        sources.packages = message.packages
        return stock.renew()
      case 'branch':
        return branch(message)
      case 'cancel-branch':
        if (coming?.id === message.id) cancelBranch()
        return
      case 'run':
      case 'pause':
      case 'step':
      case 'speed':
      case 'inject':
      case 'lift':
      case 'edit':
      case 'ask':
      case 'record':
        if (run) return run.tell(message)
        if ('id' in message) emit(failure(message.id, new Error('There is no run.')))
        return
      case 'check': {
        const lab = definitionOf(message.lab)
        if (!lab) return emit(failure(message.id, new Error(`There is no lab '${message.lab}'.`)))
        check?.cancel()
        check = new CheckRun(message, lab, sources, emit)
        return
      }
      case 'cancel-check':
        return check?.cancel()
      case 'search':
        search?.cancel()
        search = new SearchRun(message, sources, emit)
        return
      case 'cancel-search':
        if (search?.id === message.id) search.cancel()
        return
      case 'close':
        search?.cancel()
        run?.close()
        coming?.branch.close()
        check?.cancel()
        return
      default:
        message satisfies never
    }
  }
  emit({ type: 'ready' })

  function open({ id, lab: name, files, seed }: Extract<PageMessage, { type: 'open' }>): void {
    const lab = definitionOf(name)
    if (!lab) return emit(failure(id, new Error(`There is no lab '${name}'.`)))
    // services start one after another, their workers load side by side
    stock.expect(Object.keys(lab.services).length)
    const host = createApartHost({
      open: () => stock.take(),
      onHung: (service, starting) => session.hung(service, starting),
    })
    // a world that was replaced may still have something to say; nobody is to take it for this one's
    const emitOwn = (said: KernelMessage) => {
      if (run === opened) emit(said)
    }
    const session: LiveSession = new LiveSession(lab, files, seed, host, emitOwn)
    const held = { session, origin: { lab: name, labVersion: lab.version, seed, files } }
    const opened: Run = { tell: (order) => obey(held, order, emitOwn), close: () => session.close() }
    cancelBranch()
    replace(id, opened)
    session.open().then(
      () => {
        const error = session.problem()
        emit(error ? { type: 'reply', id, ok: false, error } : { type: 'reply', id, ok: true })
      },
      (error: unknown) => emit(failure(id, error)),
    )
  }

  function branch(order: Extract<PageMessage, { type: 'branch' }>): void {
    cancelBranch()
    try {
      const record = readRun(order.run)
      const lab = definitionOf(order.lab)
      if (!lab) throw new Error(`There is no lab '${order.lab}'.`)
      mustFit(record, order.lab, lab.version)
      run?.tell({ type: 'pause' })
      const own = new BranchRun(order, record, sources, emitOwn, () => {
        coming = null
        replace(order.id, own)
      })
      coming = { id: order.id, branch: own }
      function emitOwn(said: KernelMessage): void {
        if (run === own || coming?.branch === own) emit(said)
        if (said.type === 'reply' && !said.ok && coming?.branch === own) coming = null
      }
    } catch (error) {
      emit(failure(order.id, error))
    }
  }

  function cancelBranch(): void {
    if (!coming) return
    coming.branch.close()
    emit(failure(coming.id, new Error('The branch was cancelled.')))
    coming = null
  }

  /** From here on the page hears of this run. */
  function replace(id: number, by: Run): void {
    run?.close()
    run = by
    emit({ type: 'opened', id })
  }
}

/** A run that the page gives orders to, wherever it goes on. */
interface Run {
  tell(order: RunOrder): void
  close(): void
}
