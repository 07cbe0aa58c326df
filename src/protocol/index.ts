export type * from './check.ts'
export type * from './live.ts'
export type * from './search.ts'
