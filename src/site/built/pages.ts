import { globSync } from 'node:fs'
import { join } from 'node:path'

/** A page of the built site. */
export interface BuiltPage {
  /** Its address within the site: "/ko/glossary/". */
  path: string
  /** Its file. */
  file: string
}

/** All pages below `dist`, in order; 404.html has the address "/404.html". */
export function pagesIn(dist: string): BuiltPage[] {
  return globSync('**/*.html', { cwd: dist })
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
    .map((file) => ({ path: `/${file.replace(/(^|\/)index\.html$/, '$1')}`, file: join(dist, file) }))
}
