import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type FaultOrder, valuesOf } from '../../engine/faults/board.ts'
import { combined } from '../../engine/faults/bus.ts'
import { faultKinds } from '../../engine/faults/kinds.ts'
import { slow } from '../../engine/faults/slow.ts'
import type { ServiceState } from '../../engine/journal.ts'
import type { Packet } from '../../engine/network/verdict.ts'
import { Random } from '../../engine/random.ts'
import { BUS } from '../../lab/bus/declare.ts'
import type { LabDefinition } from '../../lab/definition.ts'
import { versionsOf } from '../../lab/versions.ts'
import type { ServiceFiles } from '../../protocol/live.ts'
import { CallLog } from './call-log.ts'
import { startKeeper } from './keep.ts'
import { LinkProxy } from './proxy.ts'
import { RealLoad } from './real-load.ts'
import { RealService } from './service-process.ts'

export interface SupervisorOptions {
  lab: LabDefinition
  files: ServiceFiles
  seed: number
  /** A folder from which hono and faultline/lab are found; the services' own lie below it. */
  within: string
  onLog?: (service: string, line: string) => void
}

/** Faults of the bus, and what each makes of it. */
const BUS_FAULTS = new Map([
  ['duplicate', 'duplicate'],
  ['reorder', 'reorder'],
  ['bus-delay', 'delayMs'],
])

/**
 * A lab on real Node processes: a process for each service, a proxy for each link, readers on the wall clock, and the
 * journal that the simulation would write. What shows here and there is no artefact of the simulation.
 */
export class Supervisor {
  readonly calls = new CallLog()
  readonly services = new Map<string, RealService>()
  private readonly lab: LabDefinition
  private readonly folder: string
  private readonly proxies = new Map<string, LinkProxy>()
  private readonly loads: RealLoad[] = []
  private readonly active = new Map<string, FaultOrder>()
  /** What each service ran before each deployment and runs now, the last one last: 0 is the learner's code alone. */
  private readonly deployed = new Map<string, number[]>()
  private readonly files: ServiceFiles
  private readonly keeper = startKeeper()

  private readonly onLog: (service: string, line: string) => void

  private constructor({ lab, files, onLog = () => {} }: SupervisorOptions, folder: string) {
    this.lab = lab
    this.files = files
    this.onLog = onLog
    this.folder = folder
    this.keeper.keep({ folder })
  }

  /** @throws Error with what a service said when it does not start; nothing is left running then. */
  static async start(options: SupervisorOptions): Promise<Supervisor> {
    const folder = join(options.within, `.cache/processes/${process.pid}-${Math.round(performance.now())}`)
    const supervisor = new Supervisor(options, folder)
    try {
      await supervisor.open(options.seed)
    } catch (error) {
      await supervisor.close()
      throw error
    }
    return supervisor
  }

  /** Same faults as in the simulation: pause, kill, restart, slow, deploy, roll-back and surge, and all that act on links. */
  async inject(order: FaultOrder): Promise<void> {
    const kind = faultKinds[order.kind]
    if (!kind) throw new Error(`There is no fault '${order.kind}'.`)
    this.calls.fault(order.id, order.kind, order.target, true)
    this.active.set(order.id, order)
    if (kind.on === 'service' && kind.only === 'bus') return this.troubleBus()
    if (kind.on === 'link') {
      const draw = new Random(`processes/${order.id}`)
      const params = valuesOf(kind, order.params ?? {})
      this.proxy(order.target).rules.set(order.id, {
        id: order.id,
        verdict: (packet: Packet) => kind.verdict(packet, params, draw),
      })
      return
    }
    if (order.kind === 'surge') this.load(order.target).surge(order.params?.times ?? 2)
    else if (order.kind === 'pause') this.service(order.target).pause()
    else if (order.kind === 'slow') this.tellSlowness(order.target)
    else if (order.kind === 'kill') await this.service(order.target).kill()
    else if (order.kind === 'restart') {
      await this.service(order.target).kill()
      await this.service(order.target).start()
    } else if (order.kind === 'deploy') {
      this.deployed.get(order.target)?.push(order.params?.version ?? 1)
      await this.replace(order.target)
    } else if (order.kind === 'roll-back') {
      const versions = this.deployed.get(order.target) ?? []
      if (versions.length > 1) versions.pop()
      await this.replace(order.target)
    } else throw new Error(`The fault '${order.kind}' cannot be put on a real process from outside.`)
  }

  lift(id: string): void {
    const order = this.active.get(id)
    if (!order) return
    this.active.delete(id)
    this.calls.fault(id, order.kind, order.target, false)
    if (BUS_FAULTS.has(order.kind)) this.troubleBus()
    else if (order.kind === 'pause') this.service(order.target).resume()
    else if (order.kind === 'slow') this.tellSlowness(order.target)
    else if (order.kind === 'surge') this.load(order.target).surge(1)
    else this.proxies.get(order.target)?.rules.delete(id)
  }

  /** Tells the bus what the faults that act now make of it. */
  private troubleBus(): void {
    const troubles = [...this.active.values()].flatMap(({ kind, params }) => {
      const known = faultKinds[kind]
      if (!known || !BUS_FAULTS.has(kind)) return []
      const [field] = known.form
      return field ? [{ [BUS_FAULTS.get(kind) as string]: valuesOf(known, params ?? {}).of(field.name) }] : []
    })
    this.service(BUS).tell({ bus: combined(troubles) })
  }

  /** Tells a service how many times as long its effort takes; several such faults multiply. */
  private tellSlowness(name: string): void {
    const such = [...this.active.values()].filter(({ kind, target }) => kind === 'slow' && target === name)
    const times = such.map(({ params }) => valuesOf(slow, params ?? {}).of('times'))
    this.service(name).tell({ slowness: times.reduce((all, one) => all * one, 1) })
  }

  service(name: string): RealService {
    const service = this.services.get(name)
    if (!service) throw new Error(`There is no service '${name}'. There are: ${[...this.services.keys()].join(', ')}.`)
    return service
  }

  /** A process of the version that is deployed now, in its predecessor's folder. One that does not start stays down. */
  private async replace(name: string): Promise<void> {
    const service = this.service(name)
    await service.kill()
    this.write(name)
    await service.start().catch((error: Error) => this.onLog(name, error.message))
  }

  private write(name: string): void {
    const spec = this.lab.services[name] as LabDefinition['services'][string]
    const version = this.deployed.get(name)?.at(-1) ?? 0
    const laid = versionsOf(this.lab, spec)[version - 1]
    for (const [file, text] of Object.entries({ ...this.files[name], ...spec.files, ...laid }))
      writeFileSync(join(this.folder, name, file), text)
  }

  /** Ends every process and frees every port. */
  async close(): Promise<void> {
    for (const load of this.loads) load.stop()
    for (const proxy of this.proxies.values()) proxy.close()
    await Promise.all([...this.services.values()].map((service) => service.kill()))
    rmSync(this.folder, { recursive: true, force: true })
    this.keeper.close()
  }

  private async open(seed: number): Promise<void> {
    const addresses = new Map<string, Record<string, string>>()
    for (const link of this.lab.links) {
      const target = () => this.service(link.to).port
      const proxy = new LinkProxy({ ...link, target, calls: this.calls })
      this.proxies.set(`${link.from}>${link.to}`, proxy)
      const port = await proxy.listen()
      const env = addresses.get(link.from) ?? {}
      env[`${link.to.toUpperCase().replaceAll('-', '_')}_URL`] = `http://127.0.0.1:${port}`
      addresses.set(link.from, env)
    }
    for (const [name, spec] of Object.entries(this.lab.services)) {
      const folder = join(this.folder, name)
      mkdirSync(folder, { recursive: true })
      this.deployed.set(name, [0])
      this.write(name)
      const service = new RealService({
        name,
        folder,
        entry: spec.entry,
        env: { ...addresses.get(name), ...spec.env },
        onBegin: (pid) => this.keeper.keep({ began: pid }),
        onEnd: (pid) => this.keeper.keep({ ended: pid }),
        onState: (state) => this.enter(name, state),
        onLog: (line) => this.onLog(name, line),
        ...(spec.harness ? { onLedger: (account, key, amount) => this.calls.ledger(name, account, key, amount) } : {}),
      })
      this.services.set(name, service)
    }
    await Promise.all([...this.services.values()].map((service) => service.start()))
    for (const [name, spec] of Object.entries(this.lab.load)) {
      const load = new RealLoad(name, spec, () => this.service(spec.to).port, this.calls, seed)
      this.loads.push(load)
      load.start()
    }
  }

  /** A service that is not there refuses connections; a stopped one still has them taken in by the system. */
  private enter(name: string, state: ServiceState): void {
    this.calls.state(name, state)
    // a process that comes up while it is to be slow does not know yet
    if (state === 'up' && [...this.active.values()].some((one) => one.kind === 'slow' && one.target === name))
      this.tellSlowness(name)
    for (const { from, to } of this.lab.links) {
      if (to !== name) continue
      const proxy = this.proxy(`${from}>${to}`)
      if (state === 'down' || state === 'crashed') proxy.refuse()
      else if (state === 'up') void proxy.listen()
    }
  }

  private load(name: string): RealLoad {
    const load = this.loads.find((one) => one.name === name)
    if (!load)
      throw new Error(`There is no load '${name}'. There are: ${this.loads.map((one) => one.name).join(', ')}.`)
    return load
  }

  private proxy(target: string): LinkProxy {
    const proxy = this.proxies.get(target)
    if (!proxy) throw new Error(`There is no link '${target}'. There are: ${[...this.proxies.keys()].join(', ')}.`)
    return proxy
  }
}
