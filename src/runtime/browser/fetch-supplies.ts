import { compilerUrl, labUrls, packagesUrl, sqliteUrl } from 'virtual:sandbox'
import type { PageMessage } from '../../protocol/live.ts'
import type { LabSupplies } from '../../protocol/supplies.ts'

type Of<T extends PageMessage['type']> = Extract<PageMessage, { type: T }>

const kept = new Map<string, Promise<string>>()

/** What a lab brings, as the message that hands it in. Each file is fetched once for all sandboxes of a page. */
export async function fetchLab(lab: string): Promise<Of<'lab'>> {
  const [supplies, packages] = labUrls[lab] ?? []
  if (!supplies || !packages) throw new Error(`There is no lab '${lab}'.`)
  const [text, code] = await Promise.all([fetchText(supplies), fetchText(packages)])
  return { type: 'lab', lab, packages: code, ...(JSON.parse(text) as LabSupplies) }
}

export async function fetchCompiler(): Promise<Of<'compiler'>> {
  const [compiler, packages] = await Promise.all([fetchText(compilerUrl), fetchText(packagesUrl)])
  return { type: 'compiler', compiler, packages }
}

export async function fetchStore(): Promise<Of<'store'>> {
  return { type: 'store', sqlite: await (await fetchOk(sqliteUrl)).arrayBuffer() }
}

/** @throws Error when it does not come; it is asked for again the next time. */
export function fetchText(url: string): Promise<string> {
  const before = kept.get(url)
  if (before) return before
  const text = fetchOk(url).then((answer) => answer.text())
  kept.set(url, text)
  text.catch(() => kept.delete(url))
  return text
}

async function fetchOk(url: string): Promise<Response> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
  return answer
}
