import type { Copy } from './pick.ts'

/** The copies that may be asked now. */
export function healthy(copies: Copy[]): Copy[] {
  return copies
}

export function succeeded(_copy: Copy): void {
  // nothing is remembered yet
}

export function failed(_copy: Copy): void {
  // nothing is remembered yet
}
