import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Customer } from './customer.ts'

export type Row = Customer & { id: number }
export type Table = ReturnType<typeof customers>

/** The table of customers. It outlives every process that works on it. */
export function customers(db: DatabaseSync) {
  db.exec('create table if not exists customers (id integer primary key)')
  const find = db.prepare('select * from customers where id = ?')
  const list = db.prepare('select * from customers order by id')
  const writes = new Map<string, StatementSync>()
  const has = (column: string) =>
    db
      .prepare('select * from customers')
      .columns()
      .some(({ name }) => name === column)
  return {
    /** Says whether the column was not there before. */
    addColumn(column: string): boolean {
      const missing = !has(column)
      if (missing) db.exec(`alter table customers add column ${column} text`)
      return missing
    },
    dropColumn(column: string): void {
      if (has(column)) db.exec(`alter table customers drop column ${column}`)
    },
    /** Writes these fields and leaves the others. */
    write(id: number, fields: Partial<Customer>): void {
      const names = Object.keys(fields)
      const sql = `insert into customers (id, ${names}) values (?${', ?'.repeat(names.length)})
        on conflict (id) do update set ${names.map((name) => `${name} = excluded.${name}`)}`
      const write = writes.get(sql) ?? db.prepare(sql)
      writes.set(sql, write)
      write.run(id, ...Object.values(fields))
    },
    read: (id: number) => find.get(id) as Row | undefined,
    all: () => list.all() as Row[],
  }
}
