import type { Extension } from '@electric-sql/pglite'

/** Texts that are alike, and indexes that find parts of words. */
export const pg_trgm: Extension
