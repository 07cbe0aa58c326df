import type { FlatFiles } from '../../lab/files.ts'
import { storePackagesNamedIn } from '../../runtime/compile/store-names.ts'

/** What the site gives of a lab; src/site/kit writes it. */
interface LabKit {
  files: Record<string, string>
  readme: Record<string, string>
  stores: Record<string, string>
}

/**
 * A lab with the learner's code, as files that run with `npm install && npm start` on plain Node 24.
 * @throws TypeError when the site cannot be reached.
 */
export async function kitFiles(lab: { id: string; locale: string }, code: FlatFiles): Promise<Record<string, string>> {
  const [kit, station] = await Promise.all([
    asked<LabKit>(`/kit/labs/${lab.id}.json`),
    asked<Record<string, string>>('/kit/station.json'),
  ])
  const others = Object.entries(kit.files).filter(([path]) => !path.startsWith('code/'))
  const files = {
    ...Object.fromEntries(others),
    ...Object.fromEntries(Object.entries(code).map(([name, text]) => [`code/${name}`, text])),
  }
  return {
    ...files,
    'package.json': withStores(files, kit.stores),
    'README.md': kit.readme[lab.locale] ?? kit.readme.en ?? '',
    ...station,
  }
}

/** The package.json among files, with the packages of the stores that any of them imports. */
export function withStores(files: Record<string, string>, versions: Record<string, string>): string {
  const named = Object.values(files).flatMap(storePackagesNamedIn)
  const { dependencies, ...rest } = JSON.parse(files['package.json'] ?? '{}')
  const stores = Object.fromEntries(named.map((name) => [name, versions[name]]))
  return `${JSON.stringify({ ...rest, dependencies: { ...dependencies, ...stores } }, null, 2)}\n`
}

async function asked<T>(path: string): Promise<T> {
  const answer = await fetch(path)
  if (!answer.ok) throw new TypeError(`${path} answered ${answer.status}.`)
  return (await answer.json()) as T
}
