import type { ServiceError } from '../../engine/process.ts'
import { position } from './position.ts'
import type { Program } from './program.ts'

/**
 * Says where an error lies that only the engine's own parser finds, which tells its message and no place. A name
 * declared twice is by far the commonest; of others at least the file is known if there is only one.
 */
export function explainEarlyError(error: Error, program: Program): ServiceError {
  const told: ServiceError = { name: error.name, message: error.message }
  const name = /Identifier '([^']+)'|redeclaration of \w+ ([\w$]+)|twice: '([^']+)'/
    .exec(error.message)
    ?.slice(1)
    .find(Boolean)
  for (const { file, code } of program.modules.values()) {
    if (!name) continue
    const second = declarationsOf(name, code)[1]
    if (second === undefined) continue
    const message = `Identifier '${name}' has already been declared`
    return { name: 'SyntaxError', message, file, ...position(code, second) }
  }
  if (program.modules.size === 1) told.file = program.entry
  return told
}

function declarationsOf(name: string, code: string): number[] {
  const escaped = name.replace(/\$/g, '\\$')
  const pattern = new RegExp(
    `(?:\\b(?:const|let|var|class|function\\*?)\\s+|\\bimport\\b[^;'"]*?[{,\\s])(${escaped})(?![\\w$])`,
    'g',
  )
  return [...code.matchAll(pattern)].map((found) => found.index + found[0].length - name.length)
}
