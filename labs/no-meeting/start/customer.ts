import type { Table } from './table.ts'

/** The fields that a customer has in one step or another. Which of them are really there depends on who wrote the row. */
export type Customer = { name: string; family: string; given: string }

/** 'Kim Minji' has the family name Kim. */
export function split(name: string): { family: string; given: string } {
  const [family = '', ...given] = name.split(' ')
  return { family, given: given.join(' ') }
}

/** What a step may change in profile. */
export type Profile = {
  /** As often as a process with this step starts: after a deployment, after a rollback. */
  start(table: Table): void
  /** What is written when a customer gives a name. Other columns of the row stay as they are. */
  toRow(name: string): Partial<Customer>
  /** What is sent to whoever asks for the customer of this row. */
  toAnswer(row: Customer): Partial<Customer>
}

/** What a step may change in checkout and in label: how they make a name of what profile sends. */
export type Reader = (customer: Customer) => string
