import posixPath from 'path-browserify'
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

// What each module of Node exports to services: a function for each, so that a bundle holds those that its services import.

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

export const assertModule = (): Exports => ({ ...(assert as unknown as Exports), default: assert })
export const assertStrictModule = (): Exports => ({ ...(assert.strict as unknown as Exports), default: assert.strict })
export const bufferModule = (): Exports => ({ ...buffer, default: buffer })
export const consoleModule = (): Exports => ({ ...console, default: console })
export const cryptoModule = (): Exports => ({ ...crypto, default: crypto })
export const eventsModule = (): Exports => ({ ...(events.EventEmitter as unknown as Exports), ...events })
export const fsModule = (): Exports => ({ ...fs, promises: fsPromises, default: { ...fs, promises: fsPromises } })
export const fsPromisesModule = (): Exports => ({ ...fsPromises, default: fsPromises })
export const httpModule = (): Exports => ({ ...http })
export const http2Module = (): Exports => ({ ...http2, default: http2 })
export const pathModule = (): Exports => ({ ...(posixPath as unknown as Exports), default: posixPath })
export const perfHooksModule = (): Exports => ({ performance, default: { performance } })
export const processModule = (): Exports => ({ ...bound(process), default: process })
export const sqliteModule = (): Exports => ({ ...sqlite, default: sqlite })
export const streamModule = (): Exports => ({ ...stream })
export const streamPromisesModule = (): Exports => ({ ...stream.promises, default: stream.promises })
export const urlModule = (): Exports => ({ ...urlExports, default: urlExports })
export const utilModule = (): Exports => ({ ...util, default: util })
export const timersModule = (): Exports => ({ ...timersExports, default: timersExports })
export const timersPromisesModule = (): Exports => ({ ...timersPromises, default: timersPromises })

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
