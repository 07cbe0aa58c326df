import { EPOCH_MS } from '../../engine/time.ts'
import { context } from './context.ts'

const NativeDate = Date
type DateArgs = ConstructorParameters<typeof Date>

/** Date on the virtual clock, in UTC whatever the machine's own zone is. */
export const VirtualDate = function (this: unknown, ...args: number[]): unknown {
  if (!new.target) return new VirtualDate().toString()
  return Reflect.construct(NativeDate, [instant(args)], new.target)
} as unknown as DateConstructor

Object.defineProperties(VirtualDate, {
  now: { value: () => Math.floor(context.wallMs()), writable: true, configurable: true },
  UTC: { value: NativeDate.UTC, writable: true, configurable: true },
  parse: { value: parse, writable: true, configurable: true },
  name: { value: 'Date' },
  length: { value: 7 },
  // structuredClone and engines make dates of the platform's own kind
  [Symbol.hasInstance]: { value: (value: unknown) => value instanceof NativeDate },
})
Object.defineProperty(VirtualDate, 'prototype', { value: inUtc(), writable: false })

/** `performance` as far as it can be honest here. */
export const performance = {
  now: () => context.now / 1_000,
  timeOrigin: EPOCH_MS,
  mark: () => undefined,
  toJSON: () => ({ timeOrigin: EPOCH_MS }),
}

/** process.hrtime: [seconds, nanoseconds] since the start of the run, or since `earlier`. */
export function hrtime(earlier?: [number, number]): [number, number] {
  const seconds = Math.floor(context.now / 1e6)
  const nanos = (context.now % 1e6) * 1000
  if (!earlier) return [seconds, nanos]
  const passed = seconds - earlier[0] - (nanos < earlier[1] ? 1 : 0)
  return [passed, nanos - earlier[1] + (nanos < earlier[1] ? 1e9 : 0)]
}
hrtime.bigint = (): bigint => BigInt(context.now) * 1000n

function instant(args: number[]): number {
  if (args.length === 0) return Math.floor(context.wallMs())
  if (args.length > 1) return NativeDate.UTC(...(args as Parameters<typeof Date.UTC>))
  const value: unknown = args[0]
  if (value instanceof NativeDate) return value.getTime()
  return typeof value === 'string' ? parse(value) : new NativeDate(value as DateArgs[0]).getTime()
}

// a text with a time but no zone is meant in local time, which is UTC here
function parse(text: string): number {
  const time = NativeDate.parse(text)
  const zoned = /(Z|[+-]\d\d:?\d\d|GMT|UTC)\s*(\(.*\))?$/i.test(text) || /^[+-]?\d{4,6}(-\d\d(-\d\d)?)?$/.test(text)
  return zoned || Number.isNaN(time) ? time : time - new NativeDate(time).getTimezoneOffset() * 60_000
}

function inUtc(): Date {
  const local: Record<string, unknown> = { getTimezoneOffset: () => 0 }
  const parts = ['FullYear', 'Month', 'Date', 'Day', 'Hours', 'Minutes', 'Seconds', 'Milliseconds']
  const native = NativeDate.prototype as unknown as Record<string, (...args: unknown[]) => unknown>
  for (const part of parts) {
    for (const verb of ['get', 'set']) {
      const utc = native[`${verb}UTC${part}`]
      if (utc) local[`${verb}${part}`] = utc
    }
  }
  local.toString = function (this: Date) {
    if (Number.isNaN(this.getTime())) return 'Invalid Date'
    const [, weekday, day, month, year, time] = /^(\w+), (\d+) (\w+) (\d+) (\S+)/.exec(this.toUTCString()) ?? []
    return `${weekday} ${month} ${day} ${year} ${time} GMT+0000 (Coordinated Universal Time)`
  }
  local.toDateString = function (this: Date) {
    return this.toString().split(' ').slice(0, 4).join(' ')
  }
  local.toTimeString = function (this: Date) {
    return this.toString().split(' ').slice(4).join(' ')
  }
  for (const name of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString']) {
    local[name] = function (this: Date, locale: unknown = 'en-US', options: object = {}) {
      return native[name]?.call(this, locale, { timeZone: 'UTC', ...options })
    }
  }
  const prototype = Object.create(NativeDate.prototype)
  for (const name of Object.keys(local)) {
    Object.defineProperty(prototype, name, { value: local[name], writable: true, configurable: true })
  }
  Object.defineProperty(prototype, 'constructor', { value: VirtualDate, writable: true, configurable: true })
  return prototype
}
