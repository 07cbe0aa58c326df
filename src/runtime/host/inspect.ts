import { ownStack } from './errors.ts'
import { fold, type Page, type Place } from './inspect-lines.ts'

export interface InspectOptions {
  depth?: number | null
  compact?: boolean | number
  breakLength?: number
  showHidden?: boolean
  colors?: boolean
  [other: string]: unknown
}

const CUSTOM = Symbol.for('nodejs.util.inspect.custom')

/** A value as Node's util.inspect shows it, for the shapes that people log. */
export function inspect(value: unknown, options: InspectOptions = {}): string {
  const depth = options.depth === null ? Number.POSITIVE_INFINITY : (options.depth ?? 2)
  const page: Page = { options: { breakLength: 80, ...options }, circular: new Map(), deepest: 0 }
  return show(value, { page, depth, level: 0, seen: [] })
}
inspect.custom = CUSTOM

function show(value: unknown, place: Place): string {
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'function') return showFunction(value, place)
  if (typeof value !== 'object' || value === null) return showPrimitive(value)
  const { circular } = place.page
  if (place.seen.includes(value)) {
    if (!circular.has(value)) circular.set(value, circular.size + 1)
    return `[Circular *${circular.get(value)}]`
  }
  const custom = (value as Record<symbol, unknown>)[CUSTOM]
  if (typeof custom === 'function') {
    const shown = custom.call(value, place.depth - place.level, place.page.options, inspect)
    return typeof shown === 'string' ? shown : show(shown, place)
  }
  const text = showObject(value, { ...place, level: place.level + 1, seen: [...place.seen, value] })
  return circular.has(value) ? `<ref *${circular.get(value)}> ${text}` : text
}

function showPrimitive(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`
  return Object.is(value, -0) ? '-0' : String(value)
}

function quoted(text: string): string {
  const mark = !text.includes("'") ? "'" : !text.includes('"') ? '"' : !text.includes('`') ? '`' : "'"
  const inner = JSON.stringify(text).slice(1, -1).replace(/\\"/g, '"')
  return mark + (mark === "'" ? inner.replace(/'/g, "\\'") : inner) + mark
}

function showFunction(value: object, place: Place): string {
  const { name } = value as { name: string }
  const isClass = /^class\b/.test(Function.prototype.toString.call(value))
  const kind = Object.prototype.toString.call(value).slice(8, -1)
  const parent = isClass ? (Object.getPrototypeOf(value) as { name?: string })?.name : ''
  const label = isClass
    ? `[class ${name || '(anonymous)'}${parent ? ` extends ${parent}` : ''}]`
    : `[${kind}${name ? `: ${name}` : ' (anonymous)'}]`
  const parts = properties(value, { ...place, level: place.level + 1 })
  return parts.length > 0 ? fold(parts, `${label} {`, '}', { ...place, level: place.level + 1 }) : label
}

function showObject(value: object, place: Place): string {
  const name = constructorName(value)
  const kind = Object.prototype.toString.call(value).slice(8, -1)
  if (value instanceof Error) return showError(value, place)
  if (kind === 'Date') return Number.isNaN((value as Date).getTime()) ? 'Invalid Date' : (value as Date).toISOString()
  if (value instanceof RegExp) return String(value)
  if (value instanceof Promise) return 'Promise { <pending> }'
  if (value instanceof URL) return value.href
  if (value instanceof Number || value instanceof Boolean || value instanceof String) {
    return `[${name}: ${show(value.valueOf(), place)}]`
  }
  if (place.level > place.depth + 1) return Array.isArray(value) ? '[Array]' : `[${name || 'Object: null prototype'}]`
  place.page.deepest = place.level
  if (Array.isArray(value)) return showArray(value, name, place)
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return showBytes(value as Uint8Array, name, place)
  if (value instanceof Map) {
    const parts = [...value].map(([key, item]) => `${show(key, place)} => ${show(item, place)}`)
    return fold(parts.concat(properties(value, place)), `${name}(${value.size}) {`, '}', place)
  }
  if (value instanceof Set) {
    const parts = [...value].map((item) => show(item, place))
    return fold(parts.concat(properties(value, place)), `${name}(${value.size}) {`, '}', place)
  }
  const tag = (value as Record<symbol, unknown>)[Symbol.toStringTag]
  const label = name === 'Object' ? '' : `${name || '[Object: null prototype]'} `
  const tagged = typeof tag === 'string' && tag && tag !== name ? `${label || 'Object '}[${tag}] ` : label
  return fold(properties(value, place), `${tagged}{`, '}', place)
}

function showArray(value: unknown[], name: string, place: Place): string {
  const label = name === 'Array' ? '[' : `${name}(${value.length}) [`
  const parts = items(value, place).concat(properties(value, place, isIndex))
  if (place.page.options.showHidden) parts.push(`[length]: ${value.length}`)
  return fold(parts, label, ']', place, value)
}

function showError(error: Error, place: Place): string {
  const stack = ownStack(error)
  const text = stack.includes('\n') ? stack.replace(/\n/g, `\n${'  '.repeat(place.level - 1)}`) : `[${stack}]`
  const parts = properties(error, place, (key) => key === 'stack' || key === 'message' || key === 'name')
  if (error.cause !== undefined && !Object.keys(error).includes('cause')) {
    parts.push(`[cause]: ${show(error.cause, place)}`)
  }
  if (parts.length === 0) return text
  const indent = '  '.repeat(place.level)
  return `${text} {\n${indent}${parts.join(`,\n${indent}`)}\n${indent.slice(2)}}`
}

function showBytes(value: Uint8Array, name: string, place: Place): string {
  if (name === 'Buffer') {
    const shown = Array.from(value.subarray(0, 50), (byte) => byte.toString(16).padStart(2, '0'))
    const more = value.length > 50 ? ` ... ${value.length - 50} more bytes` : ''
    return `<Buffer${shown.length > 0 ? ' ' : ''}${shown.join(' ')}${more}>`
  }
  const list = Array.from(value as ArrayLike<unknown>)
  return fold(items(list, place), `${name}(${value.length}) [`, ']', place, list)
}

function items(list: unknown[], place: Place): string[] {
  const parts: string[] = []
  let i = 0
  for (; i < list.length && parts.length < 100; i++) {
    if (i in list) {
      parts.push(show(list[i], place))
      continue
    }
    let hole = i
    while (hole < list.length && !(hole in list)) hole += 1
    parts.push(`<${hole - i} empty item${hole - i > 1 ? 's' : ''}>`)
    i = hole - 1
  }
  const more = list.length - i
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

function constructorName(value: object): string {
  const { constructor: made } = value as { constructor?: { name?: string } }
  return typeof made === 'function' ? (made.name ?? '') : Object.getPrototypeOf(value) ? 'Object' : ''
}
