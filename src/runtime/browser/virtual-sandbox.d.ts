/** Made by src/runtime/bundle. */
declare module 'virtual:sandbox' {
  interface StoreUrls {
    script: string | null
    /** Where each lies, and its bytes. */
    files: Record<string, readonly [url: string, size: number]>
  }

  export const frameHtml: string
  export const workerUrl: string
  /** What code that no lab shipped needs besides. */
  export const compilerUrl: string
  export const packagesUrl: string
  /** Of each store: its script, where it has one of its own, and its files. */
  export const storeUrls: Record<import('../../protocol/supplies.ts').StoreName, StoreUrls>
  /** The searcher, for pages that search. */
  export const searcherUrl: string
  /** By lab: its supplies, and the packages that its own files import. */
  export const labUrls: Record<string, readonly [supplies: string, packages: string]>
}
