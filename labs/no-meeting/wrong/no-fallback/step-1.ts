import { type Profile, type Reader, split } from './customer.ts'

// profile sends all three fields, so readers can move in the same night
export const profile: Profile = {
  start(table) {
    table.addColumn('family')
    table.addColumn('given')
    for (const { id, name } of table.all()) if (name) table.write(id, split(name))
  },
  toRow: (name) => ({ name, ...split(name) }),
  toAnswer: ({ name, family, given }) => ({ name, family, given }),
}
export const checkout: Reader = ({ family, given }) => `${family} ${given}`
export const label: Reader = ({ family, given }) => `${family.toUpperCase()} ${given}`
