import type { WorldPlan } from '../../engine/plan.ts'
import { toyCaller, toyHost, toyQueue } from '../../engine/testing/toy-host.ts'
import { MS, SECOND } from '../../engine/time.ts'
import { World } from '../../engine/world.ts'
import type { KernelMessage, LiveStatus, PageMessage } from '../../protocol/index.ts'
import type { Sandbox } from '../bridge.ts'

const plan: WorldPlan = {
  services: ['web', 'inventory'].map((name) => ({ name, files: {}, entry: '', port: 80, env: {}, harness: false })),
  links: [{ from: 'web', to: 'inventory', latency: MS }],
  loads: [{ name: 'shoppers', to: 'web', perSecond: 150, patience: 10 * SECOND, request: () => ({ method: 'GET', path: '/' }) }],
}

/** A kernel in the page itself with toy services, for working on the workbench alone. Never shipped. */
export function openStandIn(): Sandbox {
  const listeners = new Set<(message: KernelMessage) => void>()
  const say = (message: KernelMessage) => {
    for (const listener of listeners) listener(message)
  }
  let world: World | null = null
  let status: LiveStatus = 'opening'
  let speed = 1
  let rows = 0
  let strings = 1
  let busy = Promise.resolve()
  let solved = false

  const report = () => {
    if (!world) return
    const { journal } = world
    const logs = journal.logs.slice(0, 0)
    if (journal.length > rows) say({ type: 'journal', rows: journal.slice(rows), strings: journal.strings.slice(strings), logs: logs.map((log) => ({ ...log, service: '' })) })
    rows = journal.length
    strings = journal.strings.length
    say({ type: 'clock', status, now: world.now, event: world.events, speedReached: speed })
  }

  let wall = performance.now()
  const timer = setInterval(() => {
    const passed = Math.min(200, performance.now() - wall)
    wall = performance.now()
    if (status !== 'running' || !world) return
    busy = busy.then(async () => {
      await world?.advance(Math.min(180 * SECOND, world.now + Math.round(passed * 1_000 * speed)))
      if (world && world.now >= 180 * SECOND) status = 'ended'
      report()
    })
  }, 33)

  const services = () => {
    const budget = solved ? 0.1 : undefined
    return { web: toyCaller('inventory', 4, budget), inventory: solved ? toyQueue(10, 50_000, 30, 300_000) : toyQueue(10, 50_000) }
  }

  async function hear(message: PageMessage): Promise<void> {
    switch (message.type) {
      case 'open':
        solved = JSON.stringify(message.files).includes('retriesLeft')
        world = new World(plan, message.seed, toyHost(services()))
        rows = 0
        strings = 1
        status = 'held'
        await world.open()
        report()
        return say({ type: 'reply', id: message.id, ok: true })
      case 'run':
        status = 'running'
        wall = performance.now()
        return report()
      case 'pause':
        status = 'held'
        return report()
      case 'step':
        await world?.step(180 * SECOND)
        return report()
      case 'speed':
        speed = message.speed
        return
      case 'inject':
        await world?.inject(message.fault)
        report()
        return say({ type: 'reply', id: message.id, ok: true })
      case 'lift':
        await world?.lift(message.fault)
        return report()
      case 'edit': {
        const text = JSON.stringify(message.files)
        if (text.includes('syntax!')) {
          return say({ type: 'reply', id: message.id, ok: false, error: { name: 'SyntaxError', message: 'Unexpected token', file: `${message.service}.ts`, line: 8 } })
        }
        await world?.edit(message.service, message.files)
        report()
        return say({ type: 'reply', id: message.id, ok: true })
      }
      case 'check':
        for (let done = 1; done <= message.seeds.length; done++) {
          await new Promise((then) => setTimeout(then, 300))
          say({ type: 'check-progress', id: message.id, done, of: message.seeds.length, virtualMs: done * 100_000 })
        }
        return say({ type: 'check-done', id: message.id, verdict: verdict(JSON.stringify(message.files).includes('retriesLeft')) })
      case 'cancel-check':
      case 'close':
        return
      default:
        message satisfies never
    }
  }

  return {
    send: (message) => {
      busy = busy.then(() => hear(message))
    },
    on: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => clearInterval(timer),
  }
}

function verdict(passed: boolean) {
  const row = (id: string, ok: boolean, observed: number, bound: number, rule: 'at-least' | 'at-most', unit: 'share' | 'ratio', margin: number) => ({
    ...{ id, passed: ok, held: ok ? 5 : 0, of: 5, seed: 3, observed, bound, rule, unit, margin, scenario: 'paused', moment: 22 * SECOND },
  })
  return {
    passed,
    seeds: [1, 2, 3, 4, 5],
    checks: [
      row('recovers', passed, passed ? 0.9985 : 0, 0.99, 'at-least', 'share', passed ? 0.85 : -99),
      row('calm', true, 1.011, 1.15, 'at-most', 'ratio', 0.12),
      row('restrained', passed, passed ? 1.08 : 3.76, 1.3, 'at-most', 'ratio', passed ? 0.17 : -1.89),
      row('useful', passed, passed ? 0.01 : 0.816, 0.05, 'at-most', 'share', passed ? 0.8 : -15.3),
      row('forgiving', true, 1, 0.999, 'at-least', 'share', 1),
    ],
    journalHash: '0'.repeat(16),
    virtualMs: 500_000,
    events: 1_000_000,
  }
}
