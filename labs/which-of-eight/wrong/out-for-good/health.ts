import type { Copy } from './pick.ts'

const IN_A_ROW = 3
const MOST_OUT = 2

const failures = new Map<string, number>()
const out = new Set<string>()

/** The copies that may be asked now. */
export function healthy(copies: Copy[]): Copy[] {
  return copies.filter((copy) => !out.has(copy.name))
}

export function succeeded(copy: Copy): void {
  failures.delete(copy.name)
}

export function failed(copy: Copy): void {
  const inARow = (failures.get(copy.name) ?? 0) + 1
  failures.set(copy.name, inARow)
  if (inARow >= IN_A_ROW && out.size < MOST_OUT) out.add(copy.name)
}
