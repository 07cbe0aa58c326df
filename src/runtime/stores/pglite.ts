import { type PGliteOptions, PGlite as Whole } from '@electric-sql/pglite'
import type { Store } from '../host/stores.ts'

export * from '@electric-sql/pglite'

declare const store: Store

/** A file as PGlite takes one. */
const fileOf = (bytes: Uint8Array<ArrayBuffer>) =>
  ({ type: 'application/x-tar', arrayBuffer: async () => bytes.slice().buffer }) as unknown as Blob

/**
 * PGlite in a service: its machine code is compiled already, and a new database is the copy of one that was made when the
 * site was built. Tables are in memory only.
 */
export class PGlite extends Whole {
  readonly #extensions: PGliteOptions['extensions']

  constructor(first: string | PGliteOptions = {}, second: PGliteOptions = {}) {
    const options = typeof first === 'string' ? { dataDir: first, ...second } : first
    const { dataDir } = options
    if (dataDir && !dataDir.startsWith('memory://')) throw new Error(inMemoryOnly(dataDir))
    const { 'share.data': share, 'data.tar': data } = store.files
    const machine = store.machine
    if (!share || !data || !machine) throw new Error('PGlite could not be loaded.')
    super({
      fsBundle: fileOf(share),
      loadDataDir: fileOf(data),
      pgliteWasmModule: machine,
      // nothing is made anew, so nobody runs it
      initdbWasmModule: machine,
      ...options,
    })
    this.#extensions = options.extensions
  }

  override async clone(): ReturnType<Whole['clone']> {
    const extensions = this.#extensions
    return PGlite.create({ loadDataDir: await this.dumpDataDir('none'), ...(extensions && { extensions }) })
  }

  static override create: typeof Whole.create = async (first?: unknown, second?: unknown) => {
    const one = new PGlite((first ?? second ?? {}) as PGliteOptions, second as PGliteOptions)
    await one.waitReady
    return one as never
  }
}

function inMemoryOnly(folder: string): string {
  return `PGlite keeps its tables in memory here, not in '${folder}': leave the folder out, and use node:sqlite for what is to outlive a restart.`
}

/** The extension for texts that are alike, and for indexes that find parts of words. */
export const pg_trgm = {
  name: 'pg_trgm',
  setup: async () => ({ bundlePath: new URL('store:pg_trgm.tar') }),
}
