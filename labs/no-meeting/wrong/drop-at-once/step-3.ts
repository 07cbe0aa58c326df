import { type Profile, split } from './customer.ts'

// contract: nobody reads name any more, so all of it goes
export * from './step-2.ts'
export const profile: Profile = {
  start: (table) => table.dropColumn('name'),
  toRow: (name) => split(name),
  toAnswer: ({ family, given }) => ({ family, given }),
}
