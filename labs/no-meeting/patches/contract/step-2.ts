import type { Profile, Reader } from './customer.ts'
import * as before from './step-1.ts'

// migrate: the new fields where there are any, else the old one
export const checkout: Reader = ({ name, family, given }) => (family ? `${family} ${given}` : name)
export const label: Reader = ({ name, family, given }) => (family ? `${family.toUpperCase()} ${given}` : name)
// whoever is rolled back to this step finds rows of the next one, where the name is old: it fills in nothing
export const profile: Profile = { ...before.profile, start: () => {} }
