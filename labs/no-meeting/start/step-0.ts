import type { Profile, Reader } from './customer.ts'

// what runs today
export const profile: Profile = {
  start: (table) => table.addColumn('name'),
  toRow: (name) => ({ name }),
  toAnswer: ({ name }) => ({ name }),
}
export const checkout: Reader = ({ name }) => name
export const label: Reader = ({ name }) => name
