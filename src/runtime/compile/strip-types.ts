import { transform } from 'sucrase'
import type { ServiceError } from '../../engine/process.ts'

const compiled = new Map<string, string | ServiceError>()
const KEPT = 500

/** Takes the types out of TypeScript; lines stay where they are. Equal texts are compiled once. */
export function stripTypes(file: string, source: string): string | ServiceError {
  const key = `${file}\n${source}`
  const known = compiled.get(key)
  if (known !== undefined) return known
  const result = strip(file, source)
  if (compiled.size >= KEPT) compiled.clear()
  compiled.set(key, result)
  return result
}

function strip(file: string, source: string): string | ServiceError {
  try {
    const { code } = transform(source, {
      transforms: ['typescript'],
      disableESTransforms: true,
      keepUnusedImports: true,
    })
    return code
  } catch (error) {
    const { loc, message } = error as { loc?: { line: number; column: number }; message: string }
    const sentence = message.replace(/^Error transforming [^:]*: /, '').replace(/\s*\(\d+:\d+\)$/, '')
    return { name: 'SyntaxError', message: explain(sentence), file, line: loc?.line, column: loc?.column }
  }
}

function explain(message: string): string {
  const expected = /^Unexpected token, expected "?(.*?)"?$/.exec(message)?.[1]
  if (expected) return `Something is missing or too much here: "${expected}" was expected.`
  if (message === 'Unexpected token')
    return 'This is not expected here. Is a bracket, comma or quote missing before it?'
  return message.endsWith('.') ? message : `${message}.`
}
