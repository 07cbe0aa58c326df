import { type Profile, split } from './customer.ts'

// expand: family and given beside name
export * from './step-0.ts'
export const profile: Profile = {
  start(table) {
    table.addColumn('family')
    table.addColumn('given')
    // the name is right in every row: whoever ran before has written nothing else
    for (const { id, name } of table.all()) if (name) table.write(id, split(name))
  },
  toRow: (name) => ({ name, ...split(name) }),
  toAnswer: ({ name, family, given }) => ({ name, family, given }),
}
