import type { Reader } from './customer.ts'

// migrate: the new fields where there are any, else the old one
export * from './step-1.ts'
export const checkout: Reader = ({ name, family, given }) => (family ? `${family} ${given}` : name)
export const label: Reader = ({ name, family, given }) => (family ? `${family.toUpperCase()} ${given}` : name)
