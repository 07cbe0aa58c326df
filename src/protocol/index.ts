export type * from './check.ts'
export type * from './live.ts'
