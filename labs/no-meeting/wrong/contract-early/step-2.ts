import { type Profile, type Reader, split } from './customer.ts'

// readers take the new fields, and the old one goes in the same step
export const profile: Profile = {
  start(table) {
    for (const { id, name } of table.all()) if (name) table.write(id, split(name))
  },
  toRow: (name) => split(name),
  toAnswer: ({ family, given }) => ({ family, given }),
}
export const checkout: Reader = ({ name, family, given }) => (family ? `${family} ${given}` : name)
export const label: Reader = ({ name, family, given }) => (family ? `${family.toUpperCase()} ${given}` : name)
