/** Made by src/runtime/bundle. */
declare module 'virtual:sandbox' {
  export const frameHtml: string
  export const workerUrl: string
  export const packagesUrl: string
  export const sqliteUrl: string
  /** The searcher, for pages that search. */
  export const searcherUrl: string
}
