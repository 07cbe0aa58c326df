import type { LabDefinition } from '../../lab/definition.ts'
import type { Shipped, StoreName, StoreSupplies } from '../../protocol/supplies.ts'
import type { ModuleReader } from '../compile/read-module.ts'

/** What the page hands into the sandbox, which can fetch nothing itself. */
export interface Sources {
  /** Text of the runner worker. */
  runner: string
  /** Text of all that a service runs on: what its lab's files need or, once others are run, everything. */
  packages: string
  /** Scripts of definitions, by lab. */
  definitions: Record<string, string>
  shipped: Shipped
  /** Script of the compiler, once there is code that no lab shipped. */
  compiler?: string
  /** What only some labs need; handed in once one does. */
  stores: Partial<Record<StoreName, StoreSupplies>>
}

// taken before services find none
const importScripts = (globalThis as { importScripts?: (url: string) => void }).importScripts?.bind(globalThis)
const { Blob } = globalThis
const createUrl = URL.createObjectURL.bind(URL)
const revokeUrl = URL.revokeObjectURL.bind(URL)

/** Evaluates a script of our own at once, and gives its value. Such scripts set `globalThis.handedIn`. */
function evaluate(script: string): unknown {
  const place = globalThis as { handedIn?: unknown }
  const url = createUrl(new Blob([script], { type: 'text/javascript' }))
  try {
    importScripts?.(url)
    return place.handedIn
  } finally {
    delete place.handedIn
    revokeUrl(url)
  }
}

export function readDefinition(script: string): LabDefinition {
  return evaluate(script) as LabDefinition
}

export function readCompiler(script: string): () => Promise<ModuleReader> {
  return evaluate(script) as () => Promise<ModuleReader>
}

/** The definitions among `sources`, each evaluated when first asked for. */
export function definitionsOf(sources: Pick<Sources, 'definitions'>): (lab: string) => LabDefinition | undefined {
  const read = new Map<string, LabDefinition>()
  return (lab) => {
    const script = sources.definitions[lab]
    if (script !== undefined && !read.has(lab)) read.set(lab, readDefinition(script))
    return read.get(lab)
  }
}
