import { packages } from 'virtual:packages'
import pathModule from 'path-browserify'
import { performance } from './clock.ts'
import { console } from './console.ts'
import * as crypto from './crypto.ts'
import assert from './node/assert.ts'
import { exports as buffer } from './node/buffer.ts'
import * as events from './node/events.ts'
import * as fs from './node/fs.ts'
import * as fsPromises from './node/fs-promises.ts'
import * as http from './node/http.ts'
import * as http2 from './node/http2.ts'
import * as sqlite from './node/sqlite.ts'
import * as stream from './node/stream.ts'
import * as util from './node/util.ts'
import { process } from './process.ts'
import * as timers from './timers.ts'
import * as timersPromises from './timers-promises.ts'
import { ServiceUrl } from './web/url.ts'

type Exports = Record<string, unknown>

const timersExports = {
  setTimeout: timers.setTimeout,
  setInterval: timers.setInterval,
  setImmediate: timers.setImmediate,
  clearTimeout: timers.clearTimeout,
  clearInterval: timers.clearTimeout,
  clearImmediate: timers.clearTimeout,
}

const urlExports = {
  URL: ServiceUrl,
  URLSearchParams,
  fileURLToPath: (url: string | URL) => decodeURIComponent(new URL(url).pathname),
  pathToFileURL: (path: string) => new URL(`file://${encodeURI(path)}`),
  domainToASCII: (domain: string) => new URL(`http://${domain}`).hostname,
}

const builtins: Record<string, () => Exports> = {
  'node:assert': () => ({ ...(assert as unknown as Exports), default: assert }),
  'node:assert/strict': () => ({ ...(assert.strict as unknown as Exports), default: assert.strict }),
  'node:buffer': () => ({ ...buffer, default: buffer }),
  'node:console': () => ({ ...console, default: console }),
  'node:crypto': () => ({ ...crypto, default: crypto }),
  'node:events': () => ({ ...(events.EventEmitter as unknown as Exports), ...events }),
  'node:fs': () => ({ ...fs, promises: fsPromises, default: { ...fs, promises: fsPromises } }),
  'node:fs/promises': () => ({ ...fsPromises, default: fsPromises }),
  'node:http': () => ({ ...http }),
  'node:http2': () => ({ ...http2, default: http2 }),
  'node:path': () => ({ ...(pathModule as unknown as Exports), default: pathModule }),
  'node:perf_hooks': () => ({ performance, default: { performance } }),
  'node:process': () => ({ ...bound(process), default: process }),
  'node:sqlite': () => ({ ...sqlite, default: sqlite }),
  'node:stream': () => ({ ...stream }),
  'node:stream/promises': () => ({ ...stream.promises, default: stream.promises }),
  'node:url': () => ({ ...urlExports, default: urlExports }),
  'node:util': () => ({ ...util, default: util }),
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
