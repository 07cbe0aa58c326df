import { type Profile, type Reader, split } from './customer.ts'

// all in one go
export const profile: Profile = {
  start(table) {
    table.addColumn('family')
    table.addColumn('given')
    for (const { id, name } of table.all()) if (name) table.write(id, split(name))
    table.dropColumn('name')
  },
  toRow: (name) => split(name),
  toAnswer: ({ family, given }) => ({ family, given }),
}
export const checkout: Reader = ({ family, given }) => `${family} ${given}`
export const label: Reader = ({ family, given }) => `${family.toUpperCase()} ${given}`
