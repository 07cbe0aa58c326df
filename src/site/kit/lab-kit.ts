import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { coursePath } from '../../content/course-folder.ts'
import { locales } from '../../content/locale.ts'
import { storePackages } from '../../runtime/compile/store-names.ts'
import { fill } from '../fill.ts'

/** A lab as it is downloaded: its files by path, and what its README says in each language. */
export interface LabKit {
  files: Record<string, string>
  readme: Record<string, string>
  /** Packages that code in it needs where it imports them, with their versions. */
  stores: Record<string, string>
}

/** What a lab brings to its download; the program that runs it is the same for all, see build-station.ts. */
export function readLabKit(id: string): LabKit {
  const folder = coursePath(`labs/${id}`)
  const files: Record<string, string> = {
    'package.json': packageOf(id),
    'lab.ts': readFileSync(join(folder, 'lab.ts'), 'utf8'),
  }
  for (const [name, text] of texts(join(folder, 'start'))) files[`code/${name}`] = text
  const versions = join(folder, 'versions')
  for (const version of existsSync(versions) ? readdirSync(versions) : [])
    for (const [name, text] of texts(join(versions, version))) files[`versions/${version}/${name}`] = text
  const readme = Object.fromEntries(locales.map((locale) => [locale, readmeOf(id, locale)]))
  return { files, readme, stores: versionsOf(storePackages()) }
}

function texts(folder: string): [string, string][] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts'))
  return names.map((name) => [name, readFileSync(join(folder, name), 'utf8')])
}

/** Its name lets Node find `faultline/lab` in the folder itself. */
function packageOf(id: string): string {
  return `${JSON.stringify(
    {
      name: 'faultline',
      description: `The lab ${id} on real processes`,
      private: true,
      type: 'module',
      license: 'MIT',
      engines: { node: '>=24' },
      scripts: { start: 'node faultline/run.js' },
      exports: { './lab': './faultline/lab.js', './bus': './faultline/bus.js' },
      dependencies: versionsOf(['@hono/node-server', 'hono']),
    },
    null,
    2,
  )}\n`
}

/** As this project has them. */
function versionsOf(packages: string[]): Record<string, string> {
  const { dependencies } = JSON.parse(readFileSync(resolve('package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  return Object.fromEntries(packages.map((name) => [name, dependencies[name] ?? '*']))
}

function readmeOf(id: string, locale: string): string {
  const own = resolve(`content/kit/${locale}.md`)
  return fill(readFileSync(existsSync(own) ? own : resolve('content/kit/en.md'), 'utf8'), { id })
}
