import type { Effect, ProcessHost, ServiceProcess, ServiceStart, Step } from '../../engine/process.ts'
import { explainEarlyError } from '../compile/early-errors.ts'
import { findMissingExport } from '../compile/import-names.ts'
import { compile, isError } from '../compile/program.ts'
import type { ServiceInstance } from '../host/service.ts'
import { enter, installGlobals, leave } from './current.ts'
import type { ModuleLoader } from './loader.ts'

/**
 * All services of a run in this one thread. A step is: make the service current, hand it the input, let one macrotask
 * turn pass, by which its microtasks are drained, and take what it did. Steps must not overlap.
 */
export function createTogetherHost(loader: ModuleLoader): ProcessHost {
  return { spawn: (start) => new TogetherProcess(loader, start) }
}

class TogetherProcess implements ServiceProcess {
  private readonly loader: ModuleLoader
  private readonly start: ServiceStart
  private service: ServiceInstance | null = null
  private loading = false
  private dead = false

  constructor(loader: ModuleLoader, start: ServiceStart) {
    this.loader = loader
    this.start = start
  }

  deliver(step: Step): Promise<Effect[]> {
    const { service } = this
    if (step.input.type === 'start') return this.load(step)
    if (!service) return Promise.resolve([])
    return new Promise((resolve) => {
      enter(service)
      service.dispatch(step)
      this.loader.turn(() => this.settle(service, resolve))
    })
  }

  kill(): void {
    this.dead = true
    this.service = null
  }

  private settle(service: ServiceInstance, resolve: (effects: Effect[]) => void): void {
    if (service.runTicks()) {
      this.loader.turn(() => this.settle(service, resolve))
      return
    }
    const effects = service.collect(this.loading)
    leave()
    if (!this.dead) resolve(effects)
  }

  private async load(step: Step): Promise<Effect[]> {
    const program = await compile(this.start.files, this.start.entry)
    if (isError(program)) return [{ type: 'exit', code: 1, error: program }]
    const service = await this.loader.createService(this.start)
    installGlobals(service)
    this.service = service
    return new Promise((resolve) => {
      enter(service)
      const missing = findMissingExport(program, (name) => Object.keys(service.moduleExports(name) ?? {}))
      if (missing) {
        service.stop(missing)
        return this.settle(service, resolve)
      }
      service.dispatch(step)
      this.loading = true
      let begun = false
      const done = (): void => {
        this.loading = false
        begun = true
      }
      this.loader
        .run(program, service, this.start.name, () => {
          begun = true
        })
        .then(done, (error) => {
          const early = error instanceof SyntaxError && !begun
          done()
          if (early) service.stop(explainEarlyError(error, program))
          else service.fail(error, 'load')
        })
      const wait = (): void =>
        this.loader.turn(() => (begun ? this.loader.turn(() => this.settle(service, resolve)) : wait()))
      wait()
    })
  }
}
