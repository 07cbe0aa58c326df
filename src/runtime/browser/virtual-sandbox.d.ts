/** Made by src/runtime/bundle. */
declare module 'virtual:sandbox' {
  export const frameHtml: string
  export const kernelUrl: string
  export const runnerUrl: string
  export const packagesUrl: string
  export const sqliteUrl: string
  /** The searcher, for pages that search. */
  export const searcherUrl: string
}
