import { inspect } from './inspect.ts'

/** As Node's util.format: the first text may have marks (%s, %d, %i, %f, %j, %o, %O, %c, %%) for what follows. */
export function format(...args: unknown[]): string {
  const [first] = args
  if (typeof first !== 'string') return args.map(plain).join(' ')
  if (args.length === 1) return first
  let next = 1
  const text = first.replace(/%[sdifjoOc%]/g, (mark) => {
    if (mark === '%%') return '%'
    if (next >= args.length) return mark
    const arg = args[next]
    next += 1
    return placed(mark, arg)
  })
  return [text, ...args.slice(next).map(plain)].join(' ')
}

function plain(arg: unknown): string {
  return typeof arg === 'string' ? arg : inspect(arg)
}

function placed(mark: string, arg: unknown): string {
  switch (mark) {
    case '%s':
      if (typeof arg === 'string') return arg
      return typeof arg === 'object' && arg !== null ? shortly(arg) : inspect(arg)
    case '%d':
      return typeof arg === 'object' ? 'NaN' : inspect(typeof arg === 'bigint' ? arg : Number(arg))
    case '%i':
      return typeof arg === 'object' ? 'NaN' : inspect(typeof arg === 'bigint' ? arg : Number.parseInt(String(arg), 10))
    case '%f':
      return inspect(Number.parseFloat(String(arg)))
    case '%j':
      return JSON.stringify(arg) ?? 'undefined'
    case '%c':
      return ''
    case '%o':
      return inspect(arg, { depth: 4, showHidden: true })
    default:
      return inspect(arg)
  }
}

// an object with a toString of its own is asked for it
function shortly(arg: object): string {
  const own = (arg as { toString: unknown }).toString
  const asked = typeof own === 'function' && own !== Object.prototype.toString && own !== Error.prototype.toString
  return asked && !Array.isArray(arg) ? String(arg) : inspect(arg, { depth: 0 })
}
