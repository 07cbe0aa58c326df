import type { HeaderList } from '../../../engine/process.ts'

const NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
const FORBIDDEN = /[\0\r\n]/
const OUTER_SPACE = /^[\t\n\r ]|[\t\n\r ]$/

const INSPECT = Symbol.for('nodejs.util.inspect.custom')
type Inspect = (value: unknown, options: object) => string

export type HeadersInit = Headers | Iterable<readonly string[]> | Record<string, unknown>

/** Fetch's Headers: names without case, values joined by ', ', iteration sorted by name. */
export class Headers {
  private joined: Map<string, string> | undefined
  private unread: HeaderList | undefined
  private cookies: string[] | undefined

  constructor(init?: HeadersInit | null) {
    if (init !== undefined && init !== null) fill(this, init)
  }

  append(name: string, value: unknown): void {
    const key = checkName(name, 'append')
    if (this.unread) this.read(this.unread)
    const text = checkValue(value, 'append')
    if (key === 'set-cookie') {
      this.cookies ??= []
      this.cookies.push(text)
      return
    }
    const before = this.map.get(key)
    this.map.set(key, before === undefined ? text : `${before}${key === 'cookie' ? '; ' : ', '}${text}`)
  }

  set(name: string, value: unknown): void {
    const key = checkName(name, 'set')
    if (this.unread) this.read(this.unread)
    const text = checkValue(value, 'set')
    if (key === 'set-cookie') this.cookies = [text]
    else this.map.set(key, text)
  }

  get(name: string): string | null {
    const key = checkName(name, 'get')
    if (this.unread) this.read(this.unread)
    if (key === 'set-cookie') return this.cookies?.join(', ') ?? null
    return this.joined?.get(key) ?? null
  }

  has(name: string): boolean {
    const key = checkName(name, 'has')
    if (this.unread) this.read(this.unread)
    return key === 'set-cookie' ? this.cookies !== undefined : (this.joined?.has(key) ?? false)
  }

  delete(name: string): void {
    const key = checkName(name, 'delete')
    if (this.unread) this.read(this.unread)
    if (key === 'set-cookie') this.cookies = undefined
    else this.joined?.delete(key)
  }

  getSetCookie(): string[] {
    if (this.unread) this.read(this.unread)
    return [...(this.cookies ?? [])]
  }

  forEach(visit: (value: string, name: string, headers: Headers) => void, thisArg?: unknown): void {
    for (const [name, value] of this.sorted()) visit.call(thisArg, value, name, this)
  }

  *keys(): IterableIterator<string> {
    for (const [name] of this.sorted()) yield name
  }

  *values(): IterableIterator<string> {
    for (const [, value] of this.sorted()) yield value
  }

  entries(): IterableIterator<[string, string]> {
    return this.sorted()[Symbol.iterator]()
  }

  [Symbol.iterator](): IterableIterator<[string, string]> {
    return this.entries()
  }

  /** Names and values in the order of fetch, without the cost of an iterator. */
  sorted(): [string, string][] {
    if (this.unread) this.read(this.unread)
    if (!this.joined && !this.cookies) return NONE
    const list: [string, string][] = this.joined ? [...this.joined] : []
    for (const cookie of this.cookies ?? []) list.push(['set-cookie', cookie])
    return list.length > 1 ? list.sort(byName) : list
  }

  /** Takes names and values as they come from the network; they are looked at when somebody asks. */
  static fromNetwork(list: HeaderList): Headers {
    const headers = new Headers()
    headers.unread = list
    return headers
  }

  private read(list: HeaderList): void {
    this.unread = undefined
    for (const [name, value] of list) this.append(name, value)
  }

  [INSPECT](_depth: number, options: object, inspect: Inspect): string {
    return `Headers ${inspect(Object.fromEntries(this.sorted()), options)}`
  }

  private get map(): Map<string, string> {
    this.joined ??= new Map()
    return this.joined
  }
}

function fill(headers: Headers, init: HeadersInit): void {
  if (typeof init !== 'object') throw new TypeError('Headers constructor: init given is not a sequence or a record')
  if (Symbol.iterator in init && typeof init[Symbol.iterator] === 'function') {
    for (const pair of init as Iterable<readonly string[]>) {
      if (pair.length !== 2) throw new TypeError('Headers constructor: expected name/value pair to be length 2')
      headers.append(pair[0] as string, pair[1])
    }
    return
  }
  for (const name of Object.keys(init)) headers.append(name, (init as Record<string, unknown>)[name])
}

const NONE: [string, string][] = []

const byName = (a: [string, string], b: [string, string]): number => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0)

// most names are asked for again and again
const known = new Map<string, string>()

function checkName(name: string, method: string): string {
  const lower = known.get(name)
  if (lower !== undefined) return lower
  if (!NAME.test(name)) throw new TypeError(`Headers.${method}: "${name}" is an invalid header name.`)
  const key = String(name).toLowerCase()
  if (known.size < 1_000) known.set(name, key)
  return key
}

function checkValue(value: unknown, method: string): string {
  let text = typeof value === 'string' ? value : String(value)
  if (OUTER_SPACE.test(text)) text = text.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '')
  if (FORBIDDEN.test(text)) throw new TypeError(`Headers.${method}: "${text}" is an invalid header value.`)
  return text
}
