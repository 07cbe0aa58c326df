import { ownStack } from './errors.ts'

/** As Node's util.format and util.inspect show values, for the shapes that people log. */
export function format(...args: unknown[]): string {
  const [first] = args
  if (typeof first !== 'string') return args.map((arg) => (typeof arg === 'string' ? arg : inspect(arg))).join(' ')
  if (args.length === 1) return first
  let next = 1
  const text = first.replace(/%[sdifjoOc%]/g, (mark) => {
    if (mark === '%%') return '%'
    if (next >= args.length) return mark
    const arg = args[next]
    next += 1
    return placed(mark, arg)
  })
  const rest = args.slice(next).map((arg) => (typeof arg === 'string' ? arg : inspect(arg)))
  return [text, ...rest].join(' ')
}

export interface InspectOptions {
  depth?: number | null
  compact?: boolean | number
  breakLength?: number
  colors?: boolean
  [other: string]: unknown
}

const CUSTOM = Symbol.for('nodejs.util.inspect.custom')

export function inspect(value: unknown, options: InspectOptions = {}): string {
  const depth = options.depth === null ? Number.POSITIVE_INFINITY : (options.depth ?? 2)
  return show(value, { depth, level: 0, seen: [], options: { breakLength: 80, ...options } })
}
inspect.custom = CUSTOM

interface Place {
  depth: number
  level: number
  seen: unknown[]
  options: InspectOptions
}

function placed(mark: string, arg: unknown): string {
  switch (mark) {
    case '%s':
      if (typeof arg === 'string') return arg
      return typeof arg === 'object' && arg !== null ? inspect(arg, { depth: 0 }) : primitive(arg)
    case '%d':
      return typeof arg === 'object' ? 'NaN' : primitive(typeof arg === 'bigint' ? arg : Number(arg))
    case '%i':
      return typeof arg === 'object'
        ? 'NaN'
        : primitive(typeof arg === 'bigint' ? arg : Number.parseInt(String(arg), 10))
    case '%f':
      return primitive(Number.parseFloat(String(arg)))
    case '%j':
      return JSON.stringify(arg) ?? 'undefined'
    case '%c':
      return ''
    default:
      return inspect(arg, { depth: 4 })
  }
}

function primitive(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`
  return Object.is(value, -0) ? '-0' : String(value)
}

function quoted(text: string): string {
  const mark = !text.includes("'") ? "'" : !text.includes('"') ? '"' : text.includes('`') ? "'" : '`'
  const inner = JSON.stringify(text).slice(1, -1).replace(/\\"/g, '"')
  return mark + (mark === "'" ? inner.replace(/'/g, "\\'") : inner) + mark
}

function show(value: unknown, place: Place): string {
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'function') return showFunction(value, place)
  if (typeof value !== 'object' || value === null) return primitive(value)
  if (place.seen.includes(value)) return '[Circular *1]'
  const custom = (value as Record<symbol, unknown>)[CUSTOM]
  if (typeof custom === 'function') {
    const shown = custom.call(value, place.depth - place.level, place.options, inspect)
    return typeof shown === 'string' ? shown : show(shown, place)
  }
  const inner = { ...place, level: place.level + 1, seen: [...place.seen, value] }
  return showObject(value, inner)
}

function showFunction(value: object, place: Place): string {
  const { name } = value as { name: string }
  const kind = /^class\b/.test(Function.prototype.toString.call(value)) ? 'class' : 'Function'
  const label =
    kind === 'class' ? `[class ${name || '(anonymous)'}]` : `[Function${name ? `: ${name}` : ' (anonymous)'}]`
  const parts = properties(value, { ...place, level: place.level + 1 })
  return parts.length > 0 ? `${label} ${braces(parts, place)}` : label
}

function showObject(value: object, inner: Place): string {
  const name = constructorName(value)
  if (value instanceof Error) return showError(value, inner)
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString()
  if (value instanceof RegExp) return String(value)
  if (value instanceof Promise) return 'Promise { <pending> }'
  if (value instanceof URL) return value.href
  if (value instanceof Number || value instanceof Boolean || value instanceof String) {
    return `[${name}: ${show(value.valueOf(), inner)}]`
  }
  if (inner.level > inner.depth + 1) return Array.isArray(value) ? '[Array]' : `[${name || 'Object: null prototype'}]`
  if (Array.isArray(value)) {
    const label = name === 'Array' ? '' : `${name}(${value.length}) `
    return label + brackets(items(value, inner).concat(properties(value, inner, isIndex)), inner)
  }
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return showBytes(value as Uint8Array, name, inner)
  if (value instanceof Map) {
    const parts = [...value].map(([key, item]) => `${show(key, inner)} => ${show(item, inner)}`)
    return `${name}(${value.size}) ${braces(parts.concat(properties(value, inner)), inner)}`
  }
  if (value instanceof Set) {
    const parts = [...value].map((item) => show(item, inner))
    return `${name}(${value.size}) ${braces(parts.concat(properties(value, inner)), inner)}`
  }
  const tag = (value as Record<symbol, unknown>)[Symbol.toStringTag]
  const label = name === 'Object' ? '' : `${name || '[Object: null prototype]'} `
  const tagged = typeof tag === 'string' && tag && tag !== name ? `${label || 'Object '}[${tag}] ` : label
  return tagged + braces(properties(value, inner), inner)
}

function showError(error: Error, place: Place): string {
  const stack = ownStack(error)
  const lines = stack.includes('\n') ? stack.replace(/\n/g, `\n${'  '.repeat(place.level - 1)}`) : `[${stack}]`
  const hidden = new Set(['stack', 'message', 'name'])
  const parts = properties(error, place, (key) => hidden.has(key))
  if (error.cause !== undefined && !Object.keys(error).includes('cause'))
    parts.push(`[cause]: ${show(error.cause, place)}`)
  return parts.length > 0 ? `${lines} ${braces(parts, place)}` : lines
}

function showBytes(value: Uint8Array, name: string, place: Place): string {
  const shown = Array.from(value.subarray(0, 50) as ArrayLike<unknown>)
  if (name === 'Buffer') {
    const more = value.length > 50 ? ` ... ${value.length - 50} more bytes` : ''
    return `<Buffer ${shown.map((byte) => (byte as number).toString(16).padStart(2, '0')).join(' ')}${more}>`
  }
  return `${name}(${value.length}) ${brackets(items(Array.from(value as ArrayLike<unknown>), place), place)}`
}

function items(list: unknown[], place: Place): string[] {
  const parts = list.slice(0, 100).map((item) => show(item, place))
  const more = list.length - 100
  return more > 0 ? [...parts, `... ${more} more item${more > 1 ? 's' : ''}`] : parts
}

function properties(value: object, place: Place, skip?: (key: string) => boolean): string[] {
  const parts: string[] = []
  for (const key of Reflect.ownKeys(value)) {
    const property = Object.getOwnPropertyDescriptor(value, key)
    if (!property?.enumerable || (typeof key === 'string' && skip?.(key))) continue
    const label = typeof key === 'symbol' ? `[${String(key)}]` : /^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key)
    const accessor = property.get ? (property.set ? '[Getter/Setter]' : '[Getter]') : property.set ? '[Setter]' : null
    parts.push(`${label}: ${accessor ?? show(property.value, place)}`)
  }
  return parts
}

const isIndex = (key: string): boolean => /^\d+$/.test(key)
const braces = (parts: string[], place: Place): string => wrapped(parts, '{', '}', place)
const brackets = (parts: string[], place: Place): string => wrapped(parts, '[', ']', place)

// Node breaks lines at 72 characters, and above 6 entries a line holds several; the second is left out here
function wrapped(parts: string[], open: string, close: string, place: Place): string {
  if (parts.length === 0) return `${open}${close}`
  const line = parts.join(', ')
  const fits = line.length + parts.length + place.level * 2 <= 72 && !line.includes('\n')
  if (fits || place.options.compact === true) return `${open} ${line} ${close}`
  const indent = '  '.repeat(place.level)
  return `${open}\n${indent}${parts.join(`,\n${indent}`)}\n${indent.slice(2)}${close}`
}

function constructorName(value: object): string {
  const { constructor: made } = value as { constructor?: { name?: string } }
  return typeof made === 'function' ? (made.name ?? '') : Object.getPrototypeOf(value) ? 'Object' : ''
}
