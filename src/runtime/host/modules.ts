import { packages } from 'virtual:packages'
import * as buffer from 'buffer/'
import pathModule from 'path-browserify'
import { performance } from './clock.ts'
import { console } from './console.ts'
import * as crypto from './crypto.ts'
import * as events from './node/events.ts'
import * as http from './node/http.ts'
import * as http2 from './node/http2.ts'
import * as stream from './node/stream.ts'
import { process } from './process.ts'
import * as timers from './timers.ts'
import * as timersPromises from './timers-promises.ts'

type Exports = Record<string, unknown>

const timersExports = {
  setTimeout: timers.setTimeout,
  setInterval: timers.setInterval,
  setImmediate: timers.setImmediate,
  clearTimeout: timers.clearTimeout,
  clearInterval: timers.clearTimeout,
  clearImmediate: timers.clearTimeout,
}

const builtins: Record<string, () => Exports> = {
  'node:buffer': () => ({ ...buffer, default: buffer }),
  'node:console': () => ({ ...console, default: console }),
  'node:crypto': () => ({ ...crypto, default: crypto }),
  'node:events': () => ({ ...(events.EventEmitter as unknown as Exports), ...events }),
  'node:http': () => ({ ...http }),
  'node:http2': () => ({ ...http2, default: http2 }),
  'node:path': () => ({ ...(pathModule as unknown as Exports), default: pathModule }),
  'node:perf_hooks': () => ({ performance, default: { performance } }),
  'node:process': () => ({ ...bound(process), default: process }),
  'node:stream': () => ({ ...stream }),
  'node:stream/promises': () => ({ ...stream.promises, default: stream.promises }),
  'node:timers': () => ({ ...timersExports, default: timersExports }),
  'node:timers/promises': () => ({ ...timersPromises, default: timersPromises }),
}

/** The exports behind an import; undefined for what is not in the subset. */
export function moduleExports(name: string): Exports | undefined {
  return (packages[name] ?? builtins[name])?.()
}

function bound(object: object): Exports {
  const exports: Exports = {}
  const source = object as Exports
  for (const name of ['argv', 'env', 'pid', 'platform', 'version', 'versions', 'hrtime', 'stdout', 'stderr'])
    exports[name] = source[name]
  for (const name of ['cwd', 'exit', 'kill', 'nextTick', 'on', 'once', 'off', 'uptime']) {
    exports[name] = (source[name] as (...args: unknown[]) => unknown).bind(object)
  }
  return exports
}
