/** Whether two values are made of equal parts; `strict` also asks for equal types, as assert's strict functions do. */
export function isDeepEqual(a: unknown, b: unknown, strict: boolean, seen: [unknown, unknown][] = []): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    // biome-ignore lint/suspicious/noDoubleEquals: the loose functions of node:assert are defined by it
    return strict ? false : a == b || (Number.isNaN(a) && Number.isNaN(b))
  }
  if (seen.some(([left, right]) => left === a && right === b)) return true
  const path: [unknown, unknown][] = [...seen, [a, b]]
  const equal = (left: unknown, right: unknown): boolean => isDeepEqual(left, right, strict, path)
  if (strict && Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime()
  if (a instanceof RegExp && b instanceof RegExp) return String(a) === String(b)
  if (a instanceof Error && b instanceof Error && (a.message !== b.message || a.name !== b.name)) return false
  if (ArrayBuffer.isView(a) && ArrayBuffer.isView(b))
    return equalItems(Array.from(a as Uint8Array), Array.from(b as Uint8Array), equal)
  if (a instanceof Map && b instanceof Map) {
    return a.size === b.size && [...a].every(([key, value]) => b.has(key) && equal(value, b.get(key)))
  }
  if (a instanceof Set && b instanceof Set) {
    return a.size === b.size && [...a].every((item) => b.has(item) || [...b].some((other) => equal(item, other)))
  }
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every(
    (key) => Object.hasOwn(b, key) && equal((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  )
}

function equalItems(a: unknown[], b: unknown[], equal: (left: unknown, right: unknown) => boolean): boolean {
  return a.length === b.length && a.every((item, i) => equal(item, b[i]))
}
