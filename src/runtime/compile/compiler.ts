import { init, parse } from 'es-module-lexer'
import { position } from './position.ts'
import type { ModuleReader, WrittenImport } from './read-module.ts'
import { stripTypes } from './strip-types.ts'

/** The compiler proper: 70 kB, which browsers fetch once there is code that was not shipped with its lab. */
export async function openCompiler(): Promise<ModuleReader> {
  await init
  return (file, source) => {
    const code = stripTypes(file, source)
    if (typeof code !== 'string') return code
    try {
      const [imports, exports] = parse(code, file)
      return {
        code,
        imports: imports
          .filter(({ type }) => type !== 'import-meta')
          .map(
            ({ type, specifier, start, end, importStart }): WrittenImport => ({
              ...{ statement: importStart, start, end, all: type === 'reexport-star' },
              specifier: type === 'dynamic' || typeof specifier !== 'string' ? null : specifier,
            }),
          ),
        exports: exports.flatMap((exported) => ('name' in exported && exported.name ? [exported.name] : [])),
      }
    } catch (error) {
      const { line, column } = position(code, (error as { idx?: number }).idx ?? 0)
      return { name: 'SyntaxError', message: 'This is not a statement that JavaScript knows.', file, line, column }
    }
  }
}
