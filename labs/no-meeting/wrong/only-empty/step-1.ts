import { type Profile, split } from './customer.ts'

// expand: family and given beside name
export * from './step-0.ts'
export const profile: Profile = {
  start(table) {
    table.addColumn('family')
    table.addColumn('given')
    // what is missing is filled in, and what is there is left alone
    for (const { id, name, family } of table.all()) if (name && !family) table.write(id, split(name))
  },
  toRow: (name) => ({ name, ...split(name) }),
  toAnswer: ({ name, family, given }) => ({ name, family, given }),
}
