/** What the simulator needs of one lab, made when the site is built; a page fetches its own lab's only. */
export interface LabSupplies {
  /** A script whose value is the lab's definition. */
  definition: string
  /** The lab's own files, compiled. */
  shipped: Shipped
}

/**
 * Files that ship with a lab, compiled when the site was built: by the fingerprint of their name and text, so that a file
 * with one letter changed is not among them. A browser runs them without a compiler.
 */
export type Shipped = Record<string, ShippedModule>

/** What services keep their data in and few labs need: each comes with the first code that imports it. */
export type StoreName = 'sqlite' | 'minisearch' | 'nedb' | 'pglite'

/** A store as it is handed in: its script, and files by name; those named '….gz' are compressed. */
export interface StoreSupplies {
  /** Text that `Factory` in host/stores.ts tells of; empty for one whose script is part of the packages. */
  script: string
  files: Record<string, ArrayBuffer>
}

export interface ShippedModule {
  /** How the code comes from the text: so many letters are kept, so many left out, and this put in, over and over. */
  cuts: (number | string)[]
  /** statement, start, end, specifier, all */
  imports: [number, number, number, string | null, boolean][]
  exports: string[]
}
