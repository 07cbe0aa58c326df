import { diffChars } from 'diff'
import type { Shipped, ShippedModule } from '../../protocol/supplies.ts'
import { openCompiler } from './compiler.ts'
import { shippedKey } from './shipped.ts'

/** Compiles files for browsers that are to run them without a compiler. What does not compile is left out. */
export async function ship(files: Iterable<[file: string, source: string]>): Promise<Shipped> {
  const read = await openCompiler()
  const shipped: Shipped = {}
  for (const [file, source] of files) {
    const key = shippedKey(file, source)
    if (key in shipped) continue
    const module = read(file, source)
    if ('message' in module) continue
    shipped[key] = {
      cuts: cutsBetween(source, module.code),
      imports: module.imports.map(({ statement, start, end, specifier, all }) => [
        statement,
        start,
        end,
        specifier,
        all,
      ]),
      exports: module.exports,
    }
  }
  return shipped
}

function cutsBetween(source: string, code: string): ShippedModule['cuts'] {
  const cuts: ShippedModule['cuts'] = []
  let [keep, leave, put] = [0, 0, '']
  for (const { value, added, removed } of diffChars(source, code)) {
    if (added) put += value
    else if (removed) leave += value.length
    else {
      if (leave > 0 || put) {
        cuts.push(keep, leave, put)
        ;[keep, leave, put] = [0, 0, '']
      }
      keep = value.length
    }
  }
  if (leave > 0 || put) cuts.push(keep, leave, put)
  return cuts
}
