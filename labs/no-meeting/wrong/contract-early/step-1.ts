import { type Profile, split } from './customer.ts'

// expand: family and given beside name
export * from './step-0.ts'
export const profile: Profile = {
  start(table) {
    table.addColumn('family')
    table.addColumn('given')
  },
  toRow: (name) => ({ name, ...split(name) }),
  toAnswer: ({ name, family, given }) => ({ name, family, given }),
}
