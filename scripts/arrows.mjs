// The arrows between the folders of src, and the check of the files that dependency-cruiser cannot read.
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { onNode24, root, stop } from './node.mjs'

/** What each part may know besides itself and packages. What stands on the left knows nothing of what stands on the right. */
export const parts = {
  engine: [],
  protocol: ['engine'],
  lab: ['engine', 'protocol'],
  runtime: ['engine', 'protocol', 'lab'],
  content: [],
  author: ['engine', 'protocol', 'lab', 'runtime', 'content', 'scripts'],
  styles: [],
  site: ['content', 'styles', 'engine', 'protocol', 'lab', 'runtime', 'figures'],
  figures: ['engine', 'protocol', 'lab', 'runtime', 'content', 'site'],
  workbench: ['engine', 'protocol', 'lab', 'runtime', 'content', 'site'],
  pages: ['engine', 'protocol', 'lab', 'runtime', 'content', 'site', 'styles', 'figures', 'workbench'],
}

/** Arrows against the table in .astro files, each with its line. */
function strayArrows() {
  return globSync('src/**/*.astro', { cwd: root }).flatMap((file) => {
    const part = file.split(/[\\/]/)[1]
    return readFileSync(join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, index) => {
        const target = /^\s*import\b.*?['"](\.[^'"]+)['"]/.exec(line)?.[1]
        if (!target) return []
        const to = relative(root, resolve(root, dirname(file), target)).split(/[\\/]/)
        const known = to[0] === 'src' ? to[1] : to[0]
        if (
          known === part ||
          ['.cache', 'content', 'faultline.config.ts'].includes(to[0]) ||
          parts[part].includes(known)
        )
          return []
        return [
          `${file}:${index + 1}: src/${part} must not know ${to.slice(0, 2).join('/')}; it may know ${parts[part].join(', ')}`,
        ]
      })
  })
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await onNode24(import.meta.url)
  const found = strayArrows()
  if (found.length > 0) stop(...found)
}
