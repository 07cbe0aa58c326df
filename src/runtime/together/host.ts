import type { Effect, ProcessHost, ServiceProcess, ServiceStart, Step } from '../../engine/process.ts'
import { explainEarlyError } from '../compile/early-errors.ts'
import { findMissingExport } from '../compile/import-names.ts'
import { compile, isError, type Program } from '../compile/program.ts'
import { storesBehind } from '../compile/store-names.ts'
import type { ServiceInstance } from '../host/service.ts'
import { enter, installGlobals, leave } from './current.ts'
import type { ModuleLoader } from './loader.ts'

/**
 * All services of a run in this one thread. A step is: make the service current, hand it the input, let one macrotask
 * turn pass, by which its microtasks are drained, and take what it did. Steps must not overlap. `alone` says that there
 * will be one service only: nothing else is then left in its thread.
 */
export function createTogetherHost(loader: ModuleLoader, { alone = false } = {}): ProcessHost {
  return { spawn: (start) => new TogetherProcess(loader, start, alone) }
}

class TogetherProcess implements ServiceProcess {
  private readonly loader: ModuleLoader
  private readonly start: ServiceStart
  private readonly alone: boolean
  private service: ServiceInstance | null = null
  private loading = false
  private dead = false
  private running: ServiceInstance | null = null
  private resolve: (effects: Effect[]) => void = () => {}

  constructor(loader: ModuleLoader, start: ServiceStart, alone: boolean) {
    this.loader = loader
    this.start = start
    this.alone = alone
  }

  deliver(step: Step): Promise<Effect[]> {
    const { service } = this
    if (step.input.type === 'start') return this.load(step)
    if (!service) return Promise.resolve([])
    enter(service)
    service.dispatch(step)
    return this.settled(service)
  }

  kill(): void {
    this.dead = true
    this.service?.release()
    this.service = null
  }

  private settled(service: ServiceInstance): Promise<Effect[]> {
    this.running = service
    return new Promise(this.onTurn)
  }

  // made once, since there is one for every step
  private readonly onTurn = (resolve: (effects: Effect[]) => void): void => {
    this.resolve = resolve
    this.loader.turn(this.settle)
  }

  private readonly settle = (): void => {
    const { running, resolve } = this
    if (!running) return
    if (running.runTicks()) return this.loader.turn(this.settle)
    const effects = running.collect(this.loading)
    leave()
    this.running = null
    if (!this.dead) resolve(effects)
  }

  private async load(step: Step): Promise<Effect[]> {
    const program = compile(this.start.files, this.start.entry, await this.loader.reader())
    if (isError(program)) return [{ type: 'exit', code: 1, error: program }]
    const service = await this.loader.createService(this.start)
    try {
      for (const name of storesBehind(program.imported)) service.openStore(name, await this.loader.store(name))
    } catch (error) {
      return [{ type: 'exit', code: 1, error: { name: 'StoreMissing', message: (error as Error).message } }]
    }
    installGlobals(service, { forGood: this.loader.confines, alone: this.alone })
    this.service = service
    enter(service)
    const missing = findMissingExport(program, (name) => Object.keys(service.moduleExports(name) ?? {}))
    if (missing) service.stop(missing)
    else {
      service.dispatch(step)
      await this.evaluate(program, service)
    }
    return this.settled(service)
  }

  /** Resolves when the entry has run, or waits for something in virtual time. */
  private evaluate(program: Program, service: ServiceInstance): Promise<void> {
    this.loading = true
    let begun = false
    const loaded = (): void => {
      this.loading = false
      begun = true
    }
    const failed = async (error: unknown): Promise<void> => {
      if (error instanceof SyntaxError && !begun) {
        service.stop(await explainEarlyError(error, program, this.loader.parserMessage))
      } else service.fail(error, 'load')
      loaded()
    }
    const begin = (): void => {
      begun = true
    }
    this.loader.run(program, service, this.start.name, begin).then(loaded, failed)
    return new Promise((resolve) => {
      const wait = (): void => this.loader.turn(() => (begun ? resolve() : wait()))
      wait()
    })
  }
}
