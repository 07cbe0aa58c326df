import type * as all from '../hashes.ts'

/** No hashes, for services that say nothing of crypto. */
export const HASHES: Partial<typeof all.HASHES> = {}
export const hmac = undefined
