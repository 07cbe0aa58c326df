import type { Copy } from './pick.ts'

const IN_A_ROW = 3
const REST_MS = 5_000
// when more than two of eight fail, the fault lies elsewhere, and the rest could not carry the load
const MOST_OUT = 2

const failures = new Map<string, number>()
const outUntil = new Map<string, number>()

/** The copies that may be asked now. */
export function healthy(copies: Copy[]): Copy[] {
  return copies.filter((copy) => !isOut(copy.name))
}

export function succeeded(copy: Copy): void {
  failures.delete(copy.name)
}

// a copy that comes back from its rest and fails at once goes out again at once
export function failed(copy: Copy): void {
  const inARow = (failures.get(copy.name) ?? 0) + 1
  failures.set(copy.name, inARow)
  const out = [...outUntil.keys()].filter(isOut).length
  if (inARow >= IN_A_ROW && out < MOST_OUT) outUntil.set(copy.name, Date.now() + REST_MS)
}

function isOut(name: string): boolean {
  return Date.now() < (outUntil.get(name) ?? 0)
}
