import type { Copy } from './pick.ts'

const IN_A_ROW = 3
const REST_MS = 5_000

const failures = new Map<string, number>()
const outUntil = new Map<string, number>()

/** The copies that may be asked now. */
export function healthy(copies: Copy[]): Copy[] {
  return copies.filter((copy) => Date.now() >= (outUntil.get(copy.name) ?? 0))
}

export function succeeded(copy: Copy): void {
  failures.delete(copy.name)
}

export function failed(copy: Copy): void {
  const inARow = (failures.get(copy.name) ?? 0) + 1
  failures.set(copy.name, inARow)
  if (inARow >= IN_A_ROW) outUntil.set(copy.name, Date.now() + REST_MS)
}
