import type { ServiceError } from '../../engine/process.ts'
import type { Program } from './program.ts'

/** What the engine says about a text that it cannot parse. */
export type ParserMessage = (text: string) => Promise<string>

// ends every text with an error, so that none is ever run
const WALL = '\n)'

/**
 * Says where an error lies that only the engine's own parser finds (a name declared twice, `await` in a plain
 * function), for it tells a message and no place: the shortest beginning of the file that brings the same message.
 */
export async function explainEarlyError(
  error: Error,
  program: Program,
  messageOf: ParserMessage,
): Promise<ServiceError> {
  const { name, message } = error
  for (const { file, code } of program.modules.values()) {
    if ((await messageOf(code + WALL)) !== message) continue
    const lines = code.split('\n')
    let [without, within] = [0, lines.length]
    while (within - without > 1) {
      const middle = (without + within) >> 1
      if ((await messageOf(lines.slice(0, middle).join('\n') + WALL)) === message) within = middle
      else without = middle
    }
    return { name, message: sentence(message, lines[within - 1] as string), file, line: within }
  }
  return { name, message }
}

function sentence(message: string, line: string): string {
  const awaits = /\bawait\b/.test(line) && !/already been declared/.test(message)
  return awaits ? '`await` is allowed only in an async function, or outside of all functions.' : `${message}.`
}
