import type {
  Body,
  Effect,
  Input,
  ProcessHost,
  RequestHead,
  ServiceError,
  ServiceProcess,
} from '../../../engine/process.ts'
import { MS } from '../../../engine/time.ts'

/** A play for services without the real kernel: who is there, and what reaches them from outside. Times in ms. */
export interface Scenario {
  /** Text of each service, or its files with the entry first. */
  services: Record<string, string | Record<string, string>>
  requests?: Visit[]
  signals?: { at: number; to: string; signal: string }[]
  until?: number
}

export interface Visit {
  at?: number
  to: string
  method?: string
  path?: string
  headers?: [string, string][]
  body?: Body
  /** The visitor closes the connection then. */
  leaveAt?: number
}

export interface Outcome {
  /** In the order of the scenario's requests; null for who got no answer. */
  answers: (Answer | null)[]
  /** Each line as 'service: text'. */
  logs: string[]
  errors: Record<string, ServiceError | null>
  exits: Record<string, number>
  /** Every effect, for comparing runs. */
  effects: string
}

export interface Answer {
  status: number
  headers: Record<string, string>
  body: string
  chunks: { at: number; text: string }[]
  end: boolean
}

interface Call {
  from: string | null
  local: number
  to: string
  flow: { request: Flow; response: Flow }
  gone: boolean
}

/** Bytes on their way in one direction: what nobody has read, and what was written since the writer was last told to go on. */
interface Flow {
  unread: number
  written: number
}

const HOP = 1 * MS
const WINDOW = 65_536

/** A network of 1 ms a hop, without loss, on one queue. */
export async function play(host: ProcessHost, scenario: Scenario): Promise<Outcome> {
  const queue: { at: number; run: () => Promise<void> | void }[] = []
  const processes = new Map<string, ServiceProcess>()
  const ports = new Map<string, Set<number>>()
  const calls = new Map<number, Call>()
  const timers = new Map<string, { live: boolean }>()
  const outcome: Outcome = {
    answers: (scenario.requests ?? []).map(() => null),
    logs: [],
    errors: {},
    exits: {},
    effects: '',
  }
  let now = 0
  let lastCall = 0

  const plan = (delay: number, run: () => Promise<void> | void): void => {
    const at = now + delay
    let i = queue.length
    while (i > 0 && (queue[i - 1] as { at: number }).at > at) i--
    queue.splice(i, 0, { at, run })
  }
  const deliver = async (name: string, cause: number, input: Input): Promise<void> => {
    const process = processes.get(name)
    if (!process) return
    const effects = await process.deliver({ now, cause, input })
    outcome.effects += `${now} ${name} ${JSON.stringify(effects)}\n`
    for (const effect of effects) apply(name, cause, effect)
  }
  const send = (
    from: string | null,
    local: number,
    to: string,
    port: number,
    head: RequestHead,
    body: Body | null,
    end: boolean,
  ): number => {
    const id = ++lastCall
    calls.set(id, {
      from,
      local,
      to,
      flow: { request: { unread: 0, written: 0 }, response: { unread: 0, written: 0 } },
      gone: false,
    })
    wrote(id, 'request', body)
    const fail = (code: 'ENOTFOUND' | 'ECONNREFUSED'): Promise<void> | void => {
      if (from) return deliver(from, 0, { type: 'failed', call: local, code, phase: 'connect' })
    }
    if (!(to in scenario.services)) plan(0, () => fail('ENOTFOUND'))
    else
      plan(HOP, () => {
        if (!processes.has(to) || !ports.get(to)?.has(port)) return plan(HOP, () => fail('ECONNREFUSED'))
        return deliver(to, id, { type: 'request', call: id, port, head, body, end })
      })
    return id
  }
  const back = (id: number, input: (local: number) => Input, note: (visit: number) => void): void => {
    const call = calls.get(id)
    if (!call || call.gone) return
    plan(HOP, () => {
      if (call.gone) return
      if (call.from) return deliver(call.from, 0, input(call.local))
      note(call.local)
    })
  }
  const leave = (id: number): void => {
    const call = calls.get(id)
    if (!call) return
    call.gone = true
    plan(HOP, () => deliver(call.to, id, { type: 'caller-left', call: id }))
  }
  const idOf = (name: string, local: number): number =>
    [...calls].find(([, call]) => call.from === name && call.local === local)?.[0] ?? 0
  const record = (visit: number, body: Body | null, end: boolean): void => {
    const answer = outcome.answers[visit]
    if (!answer) return
    const text = body === null ? '' : typeof body === 'string' ? body : new TextDecoder().decode(body)
    if (text) answer.chunks.push({ at: now / MS, text })
    answer.body += text
    answer.end = end
  }
  function wrote(id: number, side: 'request' | 'response', body: Body | null): void {
    const flow = calls.get(id)?.flow[side]
    if (!flow) return
    const bytes = typeof body === 'string' ? new TextEncoder().encode(body).length : (body?.length ?? 0)
    flow.unread += bytes
    flow.written += bytes
  }
  const consumed = (id: number, side: 'request' | 'response', bytes: number): void => {
    const call = calls.get(id)
    if (!call) return
    const flow = call.flow[side]
    flow.unread -= bytes
    if (flow.written < WINDOW || flow.unread >= WINDOW) return
    flow.written = 0
    plan(HOP, () => {
      if (side === 'response') return deliver(call.to, id, { type: 'drain', side, call: id })
      if (call.from) return deliver(call.from, 0, { type: 'drain', side, call: call.local })
    })
  }

  function apply(name: string, cause: number, effect: Effect): void {
    switch (effect.type) {
      case 'listen':
        ports.set(name, new Set([...(ports.get(name) ?? []), effect.port]))
        break
      case 'unlisten':
        ports.get(name)?.delete(effect.port)
        break
      case 'timer': {
        const timer = { live: true }
        timers.set(`${name}/${effect.timer}`, timer)
        plan(effect.delay, () =>
          timer.live ? deliver(name, effect.cause ?? cause, { type: 'timer', timer: effect.timer }) : undefined,
        )
        break
      }
      case 'disk':
        if (effect.operation > 0)
          plan(0, () => deliver(name, cause, { type: 'disk-done', operation: effect.operation }))
        break
      case 'clear-timer': {
        const timer = timers.get(`${name}/${effect.timer}`)
        if (timer) timer.live = false
        break
      }
      case 'call':
        send(name, effect.call, effect.host, effect.port, effect.head, effect.body, effect.end)
        break
      case 'call-body': {
        const id = idOf(name, effect.call)
        const call = calls.get(id)
        wrote(id, 'request', effect.body)
        plan(HOP, () =>
          deliver(call?.to ?? '', id, { type: 'request-body', call: id, body: effect.body, end: effect.end }),
        )
        break
      }
      case 'abort':
        leave(idOf(name, effect.call))
        break
      case 'answer':
        wrote(effect.call, 'response', effect.body)
        back(
          effect.call,
          (call) => ({ ...effect, type: 'response', call }),
          (visit) => {
            const headers = Object.fromEntries(effect.head.headers.map(([key, value]) => [key.toLowerCase(), value]))
            outcome.answers[visit] = { status: effect.head.status, headers, body: '', chunks: [], end: false }
            record(visit, effect.body, effect.end)
          },
        )
        break
      case 'answer-body':
        wrote(effect.call, 'response', effect.body)
        back(
          effect.call,
          (call) => ({ ...effect, type: 'response-body', call }),
          (visit) => record(visit, effect.body, effect.end),
        )
        break
      case 'destroy':
        back(
          effect.call,
          (call) => ({ type: 'failed', call, code: 'UND_ERR_SOCKET', phase: 'exchange' }),
          () => {},
        )
        break
      case 'consumed':
        consumed(effect.side === 'request' ? effect.call : idOf(name, effect.call), effect.side, effect.bytes)
        break
      case 'log':
        outcome.logs.push(`${name}: ${effect.text}`)
        break
      case 'exit':
        outcome.exits[name] = effect.code
        outcome.errors[name] = effect.error ?? null
        processes.get(name)?.kill()
        processes.delete(name)
        break
      default:
    }
  }

  for (const [name, given] of Object.entries(scenario.services)) {
    const files = typeof given === 'string' ? { [`${name}.ts`]: given } : given
    const entry = Object.keys(files)[0] as string
    processes.set(name, host.spawn({ name, incarnation: 1, files, entry, env: { PORT: '80' }, seed: `test/${name}` }))
    await deliver(name, 0, { type: 'start' })
  }
  for (const [i, visit] of (scenario.requests ?? []).entries()) {
    const { at = 0, method = 'GET', path = '/', headers = [], body = null, leaveAt } = visit
    plan(at * MS, () => {
      const id = send(null, i, visit.to, 80, { method, path, headers: [['host', visit.to], ...headers] }, body, true)
      if (leaveAt !== undefined) plan(leaveAt * MS - now, () => leave(id))
    })
  }
  for (const { at, to, signal } of scenario.signals ?? [])
    plan(at * MS, () => deliver(to, 0, { type: 'signal', signal }))
  for (let next = queue.shift(); next && next.at <= (scenario.until ?? 10_000) * MS; next = queue.shift()) {
    now = next.at
    await next.run()
  }
  for (const process of processes.values()) process.kill()
  return outcome
}
