import { Fingerprint } from '../../engine/hash.ts'
import type { Shipped } from '../../protocol/supplies.ts'
import type { ReadModule } from './read-module.ts'

/** The name of a file and its text, as a key of `Shipped`. */
export function shippedKey(file: string, source: string): string {
  const print = new Fingerprint()
  print.addText(file)
  print.addText(source)
  return print.digest()
}

/** Whether all of a service's files are among them. */
export function areShipped(shipped: Shipped, files: Record<string, string>): boolean {
  return Object.entries(files).every(([file, source]) => shippedKey(file, source) in shipped)
}

/** The file as it was compiled; null where it is not among them. */
export function readShipped(shipped: Shipped, file: string, source: string): ReadModule | null {
  const known = shipped[shippedKey(file, source)]
  if (!known) return null
  let code = ''
  let at = 0
  for (let i = 0; i < known.cuts.length; i += 3) {
    const [keep, leave, put] = known.cuts.slice(i, i + 3) as [number, number, string]
    code += source.slice(at, at + keep) + put
    at += keep + leave
  }
  const imports = known.imports.map(([statement, start, end, specifier, all]) => ({
    ...{ statement, start, end, specifier, all },
  }))
  return { code: code + source.slice(at), imports, exports: known.exports }
}
