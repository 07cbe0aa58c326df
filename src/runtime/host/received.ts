import { inspect } from './inspect.ts'

/** The TypeError that Node throws for an argument of the wrong type, with its code and its words. */
export function wrongType(name: string, expected: string, value: unknown): TypeError {
  const message = `The "${name}" argument must be ${expected}. Received ${received(value)}`
  return Object.assign(new TypeError(message), { code: 'ERR_INVALID_ARG_TYPE' })
}

/** What was given, as Node's messages tell it. */
function received(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  if (typeof value === 'function') return `function ${value.name}`
  if (typeof value !== 'object') return `type ${typeof value} (${inspect(value)})`
  const { constructor: made } = value as { constructor?: { name?: string } }
  return made?.name ? `an instance of ${made.name}` : inspect(value, { depth: -1 })
}
