import type { StoreName, StoreSupplies } from '../../../protocol/supplies.ts'
import { openCompiler } from '../../compile/compiler.ts'
import { browserLoader, createTogetherHost } from '../../together/browser.ts'
import { runBuiltIn } from './built-in.ts'
import type { Output } from './output.ts'

/** All programs, one after another, in a browser's worker. Takes the packages' texts and the programs' files. */
const post = globalThis.postMessage.bind(globalThis) as (message: Output[]) => void

globalThis.addEventListener('message', async ({ data }: MessageEvent<Order>) => {
  const host = createTogetherHost(browserLoader({ packages: data.packages, reader: openCompiler, stores: data.stores }))
  const outputs: Output[] = []
  for (const files of data.programs)
    outputs.push(
      await runBuiltIn(host, files).catch((error: unknown) => ({ lines: '', end: 'broken', error: String(error) })),
    )
  post(outputs)
})

export interface Order {
  packages: string
  stores: Partial<Record<StoreName, StoreSupplies>>
  programs: Record<string, string>[]
}
