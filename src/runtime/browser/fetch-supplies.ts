import { compilerUrl, labUrls, packagesUrl, storeUrls } from 'virtual:sandbox'
import type { PageMessage } from '../../protocol/live.ts'
import type { LabSupplies, StoreName } from '../../protocol/supplies.ts'

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

/** How much of a store has come, in bytes. */
export interface Fetching {
  received: number
  total: number
}

/** `told` hears of what takes long enough to be shown; null when it is over. */
export async function fetchStore(name: StoreName, told: (now: Fetching | null) => void): Promise<Of<'store'>> {
  const { script, files } = storeUrls[name]
  const total = Object.values(files).reduce((sum, [, size]) => sum + size, 0)
  let received = 0
  const come = (bytes: number) => {
    received = Math.min(total, received + bytes)
    if (total > WORTH_SHOWING) told({ received, total })
  }
  try {
    const named = Object.entries(files).map(async ([file, [url]]) => [file, await fetchBytes(url, come)])
    const [text, ...contents] = await Promise.all([script === null ? '' : fetchText(script), ...named])
    return { type: 'store', name, supplies: { script: text, files: Object.fromEntries(contents) } }
  } finally {
    told(null)
  }
}

const WORTH_SHOWING = 1_000_000

async function fetchBytes(url: string, come: (bytes: number) => void): Promise<ArrayBuffer> {
  const reader = (await fetchOk(url)).body?.getReader()
  const parts: Uint8Array<ArrayBuffer>[] = []
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    const part = next.value as unknown as Uint8Array<ArrayBuffer>
    parts.push(part)
    come(part.length)
  }
  return new Blob(parts).arrayBuffer()
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
