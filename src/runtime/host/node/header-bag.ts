import type { HeaderList } from '../../../engine/process.ts'
import { EventEmitter } from './events.ts'

const NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
const FORBIDDEN = /[^\t\x20-\x7e\x80-\xff]/

type Value = string | number | readonly string[]

/** The headers of a message to be sent, as node:http keeps them: names in their own spelling, found without case. */
export abstract class HeaderBag extends EventEmitter {
  headersSent = false
  protected headWritten = false
  private bag = new Map<string, { name: string; value: Value }>()

  setHeader(name: string, value: unknown): this {
    if (this.headersSent)
      throw nodeError('ERR_HTTP_HEADERS_SENT', 'Cannot set headers after they are sent to the client')
    const key = lower(name)
    if (value === undefined)
      throw nodeError('ERR_HTTP_INVALID_HEADER_VALUE', `Invalid value "undefined" for header "${name}"`, TypeError)
    for (const text of Array.isArray(value) ? value : [value]) {
      if (FORBIDDEN.test(String(text)))
        throw nodeError('ERR_INVALID_CHAR', `Invalid character in header content ["${name}"]`, TypeError)
    }
    this.bag.set(key, { name, value: value as Value })
    return this
  }

  setHeaders(headers: Iterable<[string, string]>): this {
    for (const [name, value] of headers) {
      if (name === 'set-cookie') this.appendHeader(name, value)
      else this.setHeader(name, value)
    }
    return this
  }

  appendHeader(name: string, value: string | readonly string[]): this {
    const before = this.bag.get(lower(name))
    const list = before ? [...(Array.isArray(before.value) ? before.value : [String(before.value)])] : []
    return this.setHeader(name, list.length === 0 ? value : list.concat(value))
  }

  getHeader(name: string): Value | undefined {
    return this.bag.get(lower(name))?.value
  }

  hasHeader(name: string): boolean {
    return this.bag.has(lower(name))
  }

  removeHeader(name: string): void {
    if (this.headersSent)
      throw nodeError('ERR_HTTP_HEADERS_SENT', 'Cannot remove headers after they are sent to the client')
    this.bag.delete(lower(name))
  }

  getHeaderNames(): string[] {
    return [...this.bag.keys()]
  }

  getRawHeaderNames(): string[] {
    return [...this.bag.values()].map(({ name }) => name)
  }

  getHeaders(): Record<string, Value> {
    const headers = Object.create(null)
    for (const [key, { value }] of this.bag) headers[key] = value
    return headers
  }

  /** Names and values in the order in which they were set. */
  protected wire(): HeaderList {
    const list: HeaderList = []
    for (const { name, value } of this.bag.values()) {
      if (Array.isArray(value)) for (const one of value) list.push([name, String(one)])
      else list.push([name, typeof value === 'string' ? value : String(value)])
    }
    return list
  }

  /** Takes writeHead's array form: [name, value, name, value …] or [[name, value] …]. */
  protected setRaw(list: unknown[]): void {
    const pairs = Array.isArray(list[0]) ? (list as [string, Value][]) : pairsOf(list as string[])
    for (const [name] of pairs) this.bag.delete(lower(name))
    for (const [name, value] of pairs) this.appendHeader(name, value as string)
  }
}

export function nodeError(code: string, message: string, kind: ErrorConstructor = Error): Error {
  return Object.assign(new kind(message), { code })
}

const lowered = new Map<string, string>()

function lower(name: string): string {
  const known = lowered.get(name)
  if (known !== undefined) return known
  if (typeof name !== 'string' || !NAME.test(name)) {
    throw nodeError('ERR_INVALID_HTTP_TOKEN', `Header name must be a valid HTTP token ["${name}"]`, TypeError)
  }
  const key = name.toLowerCase()
  if (lowered.size < 1_000) lowered.set(name, key)
  return key
}

function pairsOf(flat: string[]): [string, Value][] {
  const pairs: [string, Value][] = []
  for (let i = 0; i + 1 < flat.length; i += 2) pairs.push([flat[i] as string, flat[i + 1] as string])
  return pairs
}
