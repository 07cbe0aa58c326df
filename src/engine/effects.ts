import { type Journal, Row } from './journal.ts'
import type { Network } from './network/network.ts'
import type { CallId, Effect } from './process.ts'
import type { EventQueue } from './queue.ts'
import type { Service } from './service.ts'
import type { Micros } from './time.ts'

export interface EffectParts {
  queue: EventQueue
  network: Network
  journal: Journal
  now: () => Micros
  ended: (service: Service, exit: Extract<Effect, { type: 'exit' }>) => void
  /** The service has declared how much memory it holds. */
  remembered: (service: Service) => void
  /** The service's event loop is free again after `block`. */
  unblocked: (service: Service) => void
}

/** Carries out in order what a service did in one step. */
export function applyEffects(parts: EffectParts, service: Service, effects: Effect[], cause: CallId): void {
  for (let i = 0; i < effects.length; i++) {
    const effect = effects[i] as Effect
    if (effect.type === 'block') {
      const duration = Math.round(effect.duration * service.conditions.slowness.product)
      return blockFor(parts, service, duration, effects.slice(i + 1), cause)
    }
    apply(parts, service, effect, cause)
    if (effect.type === 'exit') return
    if (effect.type === 'disk' && effect.operation === 0 && service.conditions.diskDelay > 0) {
      return blockFor(parts, service, service.conditions.diskDelay, effects.slice(i + 1), cause)
    }
  }
}

function blockFor(parts: EffectParts, service: Service, duration: Micros, rest: Effect[], cause: CallId): void {
  const { incarnation } = service
  service.busy = true
  parts.queue.plan(parts.now() + duration, () => {
    if (service.incarnation !== incarnation || !service.alive) return
    service.busy = false
    applyEffects(parts, service, rest, cause)
    if (!service.busy) parts.unblocked(service)
  })
}

function apply(parts: EffectParts, service: Service, effect: Effect, cause: CallId): void {
  const { network, journal, queue, now } = parts
  switch (effect.type) {
    case 'listen':
      service.ports.add(effect.port)
      return
    case 'unlisten':
      service.ports.delete(effect.port)
      return network.stoppedListening(service, effect.port)
    case 'timer': {
      const delay = effect.effort ? Math.round(effect.delay * service.conditions.slowness.product) : effect.delay
      const inherited = effect.cause ?? cause
      const due = queue.plan(now() + delay, () => {
        service.timers.delete(effect.timer)
        journal.add(Row.timer, now(), service.nameIndex, effect.timer)
        if (effect.effort)
          journal.add(Row.work, now(), service.nameIndex, inherited, delay, network.waits(inherited) ? 1 : 0)
        service.hear(inherited, { type: 'timer', timer: effect.timer })
      })
      service.timers.set(effect.timer, due)
      return
    }
    case 'clear-timer': {
      const due = service.timers.get(effect.timer)
      if (due) queue.cancel(due)
      service.timers.delete(effect.timer)
      return
    }
    case 'call':
      network.call(service, effect, cause, now())
      return
    case 'call-body':
      return network.callBody(service, effect.call, effect.body, effect.end)
    case 'abort':
      return network.abort(service, effect.call)
    case 'answer':
      return network.answer(service, effect.call, effect.head, effect.body, effect.end)
    case 'answer-body':
      return network.answerBody(service, effect.call, effect.body, effect.end)
    case 'destroy':
      return network.destroy(service, effect.call)
    case 'consumed':
      return network.consumed(
        effect.side === 'request' ? network.exchange(effect.call) : network.exchangeOf(service, effect.call),
        effect.side,
        effect.bytes,
      )
    case 'log':
      return journal.log(now(), service.nameIndex, effect.level, effect.text)
    case 'pool':
      return journal.add(
        Row.pool,
        now(),
        service.nameIndex,
        journal.name(effect.name),
        effect.size,
        effect.busy,
        effect.waiting,
      )
    case 'mark':
      return journal.add(Row.mark, now(), journal.name(effect.name), service.nameIndex)
    case 'disk': {
      const { change, operation } = effect
      const path = change.path === undefined ? 0 : journal.name(change.path)
      journal.add(Row.disk, now(), service.nameIndex, journal.name(change.op), path, service.disk.change(change))
      if (operation === 0) return
      const { incarnation } = service
      queue.plan(now() + service.conditions.diskDelay, () => {
        if (service.incarnation === incarnation) service.hear(cause, { type: 'disk-done', operation })
      })
      return
    }
    case 'memory':
      service.declaredMb = effect.mb
      return parts.remembered(service)
    case 'ledger':
      if (service.plan.harness)
        journal.add(
          Row.ledger,
          now(),
          journal.name(effect.account),
          journal.name(effect.key),
          effect.amount,
          service.nameIndex,
        )
      return
    case 'exit':
      return parts.ended(service, effect)
    case 'block':
      throw new Error('a block is carried out by applyEffects')
    default:
      effect satisfies never
  }
}
