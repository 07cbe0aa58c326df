import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { init, parse } from 'es-module-lexer'
import { elementsIn, parseHtml } from './html.ts'
import { pagesIn } from './pages.ts'

/**
 * On pages whose parts come to life at once, names every module that those parts and the page's scripts import, so that a
 * browser fetches all of them side by side instead of finding one behind the other. Returns the number of pages.
 */
export async function writeEarlyModules(dist: string): Promise<number> {
  await init
  const importsOf = new Map<string, string[]>()
  let pages = 0
  for (const { file } of pagesIn(dist)) {
    const html = readFileSync(file, 'utf8')
    if (!html.includes(' client="load"')) continue
    const roots = rootsOf(html)
    const early = reached(roots, (path) => {
      const known = importsOf.get(path) ?? staticImports(path, readFileSync(join(dist, path), 'utf8'))
      importsOf.set(path, known)
      return known
    })
    const links = early.map((path) => `<link rel="modulepreload" href="${path}">`)
    writeFileSync(
      file,
      html.replace('</head>', () => `${links.join('')}</head>`),
    )
    pages++
  }
  return pages
}

/** The modules that a page names itself. */
function rootsOf(html: string): string[] {
  return [...elementsIn(parseHtml(html))].flatMap(({ tag, attributes }) => {
    if (tag === 'script' && attributes.type === 'module' && attributes.src) return [attributes.src]
    if (tag !== 'astro-island' || attributes.client !== 'load') return []
    return [attributes['component-url'], attributes['renderer-url']].filter((url) => url !== undefined)
  })
}

/** These modules and all that they import, each once; what is near first. */
function reached(roots: string[], importsOf: (path: string) => string[]): string[] {
  const found = new Set(roots)
  for (const path of found) for (const next of importsOf(path)) found.add(next)
  return [...found]
}

/** The addresses of what a module imports before it runs. `es-module-lexer` must have been started. */
function staticImports(path: string, code: string): string[] {
  const [imports] = parse(code)
  return imports.flatMap(({ type, specifier }) =>
    type === 'static' && specifier?.startsWith('.') ? [new URL(specifier, `http://site${path}`).pathname] : [],
  )
}
