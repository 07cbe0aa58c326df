import { inspect } from '../inspect.ts'
import { isDeepEqual } from './deep-equal.ts'

type Expected = RegExp | object | ((error: unknown) => unknown)

export class AssertionError extends Error {
  readonly code = 'ERR_ASSERTION'
  readonly generatedMessage: boolean
  readonly actual: unknown
  readonly expected: unknown
  readonly operator: string

  constructor(options: { message?: string; actual?: unknown; expected?: unknown; operator?: string }) {
    super(options.message ?? `${inspect(options.actual)} ${options.operator} ${inspect(options.expected)}`)
    this.name = 'AssertionError'
    this.generatedMessage = options.message === undefined
    this.actual = options.actual
    this.expected = options.expected
    this.operator = options.operator ?? 'fail'
  }
}

/** node:assert. */
function assert(value: unknown, message?: string | Error): void {
  check(Boolean(value), value, true, '==', message ?? 'The expression evaluated to a falsy value')
}

function check(holds: boolean, actual: unknown, expected: unknown, operator: string, message?: string | Error): void {
  if (holds) return
  if (message instanceof Error) throw message
  const sentence = SENTENCES[operator]
  const told = sentence ? `${message ?? `${sentence}:`}\n\n${inspect(actual)} !== ${inspect(expected)}\n` : message
  throw new AssertionError({ message: told, actual, expected, operator })
}

const SENTENCES: Record<string, string> = {
  strictEqual: 'Expected values to be strictly equal',
  deepStrictEqual: 'Expected values to be strictly deep-equal',
}

type Compare = (actual: unknown, expected: unknown, message?: string | Error) => void

// biome-ignore lint/suspicious/noDoubleEquals: node:assert defines its loose functions by it
const equal: Compare = (a, b, message) => check(a == b || (Number.isNaN(a) && Number.isNaN(b)), a, b, '==', message)
// biome-ignore lint/suspicious/noDoubleEquals: node:assert defines its loose functions by it
const notEqual: Compare = (a, b, message) => check(a != b, a, b, '!=', message)
const strictEqual: Compare = (a, b, message) => check(Object.is(a, b), a, b, 'strictEqual', message)
const notStrictEqual: Compare = (a, b, message) => check(!Object.is(a, b), a, b, 'notStrictEqual', message)
const deepEqual: Compare = (a, b, message) => check(isDeepEqual(a, b, false), a, b, 'deepEqual', message)
const notDeepEqual: Compare = (a, b, message) => check(!isDeepEqual(a, b, false), a, b, 'notDeepEqual', message)
const deepStrictEqual: Compare = (a, b, message) => check(isDeepEqual(a, b, true), a, b, 'deepStrictEqual', message)
const notDeepStrictEqual: Compare = (a, b, message) =>
  check(!isDeepEqual(a, b, true), a, b, 'notDeepStrictEqual', message)

function fail(message: string | Error = 'Failed'): never {
  throw message instanceof Error ? message : new AssertionError({ message, operator: 'fail' })
}

function match(text: string, pattern: RegExp, message?: string | Error): void {
  check(pattern.test(text), text, pattern, 'match', message)
}

function doesNotMatch(text: string, pattern: RegExp, message?: string | Error): void {
  check(!pattern.test(text), text, pattern, 'doesNotMatch', message)
}

function throws(run: () => unknown, expected?: Expected | string, message?: string): void {
  try {
    run()
  } catch (error) {
    return compareError(error, expected)
  }
  throw new AssertionError({ message: message ?? 'Missing expected exception.', operator: 'throws' })
}

function doesNotThrow(run: () => unknown): void {
  run()
}

async function rejects(
  run: Promise<unknown> | (() => Promise<unknown>),
  expected?: Expected,
  message?: string,
): Promise<void> {
  try {
    await (typeof run === 'function' ? run() : run)
  } catch (error) {
    return compareError(error, expected)
  }
  throw new AssertionError({ message: message ?? 'Missing expected rejection.', operator: 'rejects' })
}

function compareError(error: unknown, expected: Expected | string | undefined): void {
  if (expected === undefined || typeof expected === 'string') return
  if (expected instanceof RegExp) return match(String(error), expected)
  if (typeof expected === 'function') {
    if (expected.prototype !== undefined && error instanceof (expected as unknown as typeof Error)) return
    if (Object.prototype.isPrototypeOf.call(Error, expected)) throw error
    if ((expected as (error: unknown) => unknown)(error) !== true) throw error
    return
  }
  for (const [key, value] of Object.entries(expected)) {
    const actual = (error as Record<string, unknown>)[key]
    if (value instanceof RegExp) match(String(actual), value)
    else deepStrictEqual(actual, value)
  }
}

const common = { AssertionError, doesNotMatch, doesNotThrow, fail, ifError, match, ok: assert, rejects, throws }
const exact = { strictEqual, notStrictEqual, deepStrictEqual, notDeepStrictEqual }

function ifError(error: unknown): void {
  if (error !== null && error !== undefined) throw error
}

/** node:assert/strict: the loose names mean the strict functions. */
export const strict = Object.assign(
  (value: unknown, message?: string | Error) => assert(value, message),
  common,
  exact,
  {
    equal: strictEqual,
    notEqual: notStrictEqual,
    deepEqual: deepStrictEqual,
    notDeepEqual: notDeepStrictEqual,
  },
)

export default Object.assign(assert, common, exact, { equal, notEqual, deepEqual, notDeepEqual, strict })
