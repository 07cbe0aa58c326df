/** Made by src/runtime/bundle. */
declare module 'virtual:sandbox' {
  export const frameHtml: string
  export const workerUrl: string
  /** What code that no lab shipped needs besides. */
  export const compilerUrl: string
  export const packagesUrl: string
  export const sqliteUrl: string
  /** The searcher, for pages that search. */
  export const searcherUrl: string
  /** By lab: its supplies, and the packages that its own files import. */
  export const labUrls: Record<string, readonly [supplies: string, packages: string]>
}
