import type { ServiceError } from '../../engine/process.ts'
import { hrtime } from './clock.ts'
import { log } from './console.ts'
import { context, Ended } from './context.ts'
import { explain } from './errors.ts'
import { inspect } from './inspect.ts'
import { EventEmitter } from './node/events.ts'
import { wrongType } from './received.ts'

const SIGNALS: Record<string, number> = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }

/** As the system keeps it: whatever is put in becomes text. */
const asText: ProxyHandler<Record<string, string | undefined>> = {
  set: (env, name, value) => Reflect.set(env, name, String(value)),
}

/** What a service may know of its process. What could only be made up (memoryUsage, cpuUsage) is not there. */
class Process extends EventEmitter {
  env: Record<string, string | undefined> = {}
  argv: string[] = []
  exitCode: number | undefined
  readonly pid = 1
  readonly platform = 'linux'
  readonly arch = 'x64'
  readonly version = 'v24.0.0'
  readonly versions = { node: '24.0.0' }
  readonly release = { name: 'node' }
  readonly execArgv: string[] = []
  readonly title = 'node'
  readonly hrtime = hrtime
  readonly stdout = output('log')
  readonly stderr = output('error')

  cwd(): string {
    return '/app'
  }

  uptime(): number {
    return (context.now - startedAt) / 1e6
  }

  nextTick(tick: (...args: unknown[]) => void, ...args: unknown[]): void {
    if (typeof tick !== 'function') throw wrongType('callback', 'of type function', tick)
    context.nextTick(args.length === 0 ? tick : () => tick(...args))
  }

  emitWarning(warning: unknown): void {
    log('warn', () => `(node) Warning: ${String(warning)}`)
  }

  /** Ends the service at once. Nothing after it runs. */
  exit(code?: number | string): never {
    if (code !== undefined) this.exitCode = Number(code)
    leave()
    throw new Ended()
  }

  kill(pid: number, signal = 'SIGTERM'): true {
    if (pid !== this.pid) throw Object.assign(new Error('kill ESRCH'), { code: 'ESRCH', syscall: 'kill' })
    context.nextTick(() => onSignal(signal))
    return true
  }
}

export const process = new Process()
let startedAt = 0

context.receive('signal', ({ signal }) => onSignal(signal))

context.explain = explain

context.uncaught = (error, origin) => {
  if (error instanceof Ended || context.ended) return
  try {
    if (origin === 'unhandledRejection' && process.emit('unhandledRejection', error)) return
    if (process.emit('uncaughtException', error, origin)) return
  } catch (worse) {
    if (worse instanceof Ended) return
    return crash(worse)
  }
  crash(error)
}

/** Sets up the process for this incarnation. */
export function beginProcess(): void {
  startedAt = context.now
  process.env = new Proxy<Record<string, string | undefined>>({ ...context.start.env }, asText)
  process.argv = ['/usr/local/bin/node', `/app/${context.start.entry}`]
}

/** Ends a service that has nothing left to wait for. */
export function leaveIfIdle(): void {
  if (context.handles > 0 || context.ended) return
  process.emit('beforeExit', process.exitCode ?? 0)
  if (context.handles === 0) leave()
}

function leave(): void {
  if (context.ended) return
  try {
    process.emit('exit', process.exitCode ?? 0)
  } finally {
    context.end(process.exitCode ?? 0)
  }
}

function crash(error: unknown): void {
  const explained = explain(error)
  log('error', () => `Uncaught ${shown(error, explained)}`)
  process.exitCode = 1
  try {
    process.emit('exit', 1)
  } catch {
    // it ends all the same
  } finally {
    context.end(1, explained)
  }
}

function shown(error: unknown, { name, message }: ServiceError): string {
  try {
    return inspect(error)
  } catch {
    return `${name}: ${message}`
  }
}

function onSignal(signal: string): void {
  // nobody hears SIGKILL
  if (signal !== 'SIGKILL' && process.emit(signal, signal)) return
  context.end(128 + (SIGNALS[signal] ?? 15))
}

function output(level: 'log' | 'error') {
  return {
    isTTY: false,
    write(text: unknown): boolean {
      log(level, () => String(text).replace(/\n$/, ''))
      return true
    },
  }
}
