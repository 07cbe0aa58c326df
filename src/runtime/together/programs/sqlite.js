import { existsSync } from 'node:fs'
import sqlite, { DatabaseSync } from 'node:sqlite'

const tell = (act) => {
  try {
    console.log(act())
  } catch (error) {
    console.log(error.name, error.code, error.errcode, error.errstr, '|', error.message, Object.keys(error))
  }
}

const db = new DatabaseSync(':memory:')
tell(() => sqlite.DatabaseSync === DatabaseSync)
tell(() => db.exec('create table t (id integer primary key, n text not null unique, q int check (q > 0)) strict'))
const insert = db.prepare('insert into t (n, q) values (?, ?)')
for (const values of [
  ['a', 1],
  ['a', 1],
  [null, 1],
  ['b', 0],
  ['b', 'x'],
  ['b', 1, 2],
  [{ a: 1 }],
  [true, 1],
  [undefined, 1],
])
  tell(() => insert.run(...values))
tell(() => insert.run('c', 12345678901234567890123n))
tell(() => insert.run('c', 4611686018427387905n))
tell(() => insert.run('d', -9007199254740993n))
tell(() => db.prepare('select q from t where n = ?').get('c'))
tell(() => db.prepare('select q from t where n = :name').get({ name: 'nobody' }))
const big = db.prepare('select id, q from t order by q')
big.setReadBigInts(true)
tell(() => big.all())
tell(() => [...db.prepare('select n from t').iterate()])
tell(() => db.prepare(''))
tell(() => db.prepare('-- nothing'))
tell(() => db.prepare(5))
tell(() => new DatabaseSync())
tell(() => new DatabaseSync(':memory:', { readOnly: 'x' }))
tell(() => db.exec('nonsense'))
tell(() => db.prepare('select * from nix'))
tell(() => db.exec('insert into nix values (1)'))
tell(() => db.prepare('select "zz"').get())
tell(() => db.prepare('select 1 as one; select 2').get())
tell(() => db.prepare('select 1; select 2').sourceSQL)
tell(() =>
  db
    .prepare('select n, id from t')
    .columns()
    .map((column) => column.name),
)
tell(() => [db.isOpen, db.isTransaction, db.location()])
tell(() => db.open())
tell(() => new insert.constructor())
tell(() => Object.prototype.toString.call(insert.iterate('z', 5)))

const calc = new DatabaseSync(':memory:')
tell(() => calc.prepare('select :a as a, $b as b, @c as c, ? as d').get({ a: 1, $b: 2, '@c': 3 }, 4))
tell(() => calc.prepare('select :a').get({ b: 1 }))
tell(() => calc.prepare('select ?2, ?1').get(1, 2))
tell(() => calc.prepare('select 1').get(1))
tell(() => calc.prepare('select :a, $a').get({ a: 1 }))
tell(() => calc.prepare('select :a').get([1]))
tell(() => calc.prepare('select ? as never_bound').get())
tell(() => calc.prepare("select 1, 1.5, null, x'0102' as b, 'é' as t, '' as e, x'' as z").get())
tell(() => calc.prepare('select ? as bytes').get(new Uint8Array([1, 2, 3])))
tell(() => calc.prepare('select typeof(?) a, typeof(?) b, typeof(?) c, typeof(?) d').get(1, 1n, 'x', null))
tell(() => calc.prepare('select 9007199254740993').get())
tell(() => calc.prepare('select 9007199254740991, -9007199254740991').get())
tell(() => {
  const pairs = calc.prepare('select 1 a, 2 a')
  pairs.setReturnArrays(true)
  return [pairs.get(), pairs.all(), [...pairs.iterate()]]
})
tell(() => {
  const lenient = calc.prepare('select :a a')
  lenient.setAllowUnknownNamedParameters(true)
  return lenient.get({ b: 1 })
})
tell(() => {
  const strict = calc.prepare('select :a a')
  strict.setAllowBareNamedParameters(false)
  return strict.get({ a: 1 })
})

// transactions
const bank = new DatabaseSync('bank.db')
bank.exec(
  'drop table if exists account; create table account (name text primary key, euros int check (euros >= 0)) strict',
)
bank.exec("insert into account values ('ada', 100), ('bo', 0)")
const add = bank.prepare('update account set euros = euros + ? where name = ?')
const pay = (amount) => {
  bank.exec('begin')
  try {
    add.run(amount, 'bo')
    add.run(-amount, 'ada')
    bank.exec('commit')
  } catch (error) {
    console.log(bank.isTransaction, error.message, error.errcode)
    bank.exec('rollback')
  }
}
pay(30)
pay(300)
tell(() => bank.prepare('select * from account order by name').all())
tell(() => bank.exec('begin; begin'))
tell(() => bank.isTransaction)
tell(() => bank.exec('rollback; rollback'))
bank.exec(
  "begin; insert into account values ('cy', 5); savepoint s; delete from account; rollback to s; release s; commit",
)
tell(() => bank.prepare('select count(*) n, sum(euros) sum from account').get())
tell(() => add.run(1, 'nobody'))
tell(() => bank.prepare('update account set euros = euros + 1').run())
tell(() => bank.prepare("insert into account values ('dee', 1) on conflict do nothing returning name").all())
tell(() => bank.prepare("insert into account values ('dee', 1)").run())
const rows = bank.prepare('select name from account order by name').iterate()
tell(() => [rows.next(), rows.next(), rows.return(), rows.next()])
tell(() => existsSync('bank.db') && !existsSync('bank.db-journal'))
const other = new DatabaseSync('bank.db')
tell(() => other.prepare('select count(*) n from account').get())
other.close()
const reader = new DatabaseSync('bank.db', { readOnly: true })
tell(() => reader.exec('delete from account'))
tell(() => reader.prepare('select euros from account where name = ?').get('bo'))
reader.close()
tell(() => new DatabaseSync('missing.db', { readOnly: true }))
tell(() => new DatabaseSync('no/such/folder.db'))
bank.close()
tell(() => add.run(1, 'ada'))
tell(() => bank.close())
tell(() => bank.exec('select 1'))
tell(() => bank.isOpen)
bank.open()
tell(() => bank.prepare('select name from account').all().length)
tell(() => bank.prepare('pragma journal_mode').get())
tell(() => bank.prepare('pragma journal_mode = wal').get())
bank.exec("insert into account values ('eve', 2)")
tell(() => [existsSync('bank.db-wal'), bank.prepare('select count(*) n from account').get()])
bank.close()
tell(() => existsSync('bank.db-wal'))

// constraints
const shop = new DatabaseSync(':memory:')
shop.exec(`create table book (isbn text primary key, price real not null) without rowid;
  create table sale (id integer primary key autoincrement, isbn text references book (isbn), at text default 'now');
  create table plain (x);
  create trigger no_free before insert on book when new.price = 0 begin select raise(abort, 'nothing is free'); end`)
for (const sql of [
  "insert into book values ('1', 9.5)",
  "insert into book values ('1', 9.5)",
  "insert into book values ('2', 0)",
  "insert into sale (isbn) values ('9')",
  "insert into sale (isbn) values ('1')",
  "delete from book where isbn = '1'",
  'insert into sale (id) values (1)',
  'insert into plain (rowid) values (7), (7)',
  "insert into sale (id) values ('x')",
  'drop table book',
  'create table plain (y)',
  'select * from sale limit 0',
])
  tell(() => shop.prepare(sql).run())

// how a query goes about it
shop.exec('create table orders (id integer primary key, customer text, total int, at int)')
shop.exec('create index by_customer on orders (customer, at)')
// 'notused' is a guess of costs, which changes between versions
for (const sql of [
  "select * from orders where customer = 'x' order by at",
  'select * from orders where total > 5',
  'select * from orders where id = 3',
  'select customer, count(*) from orders where at > 3 group by customer order by 2 desc',
  'select * from orders join sale on sale.id = orders.id where sale.isbn = ?',
  'with recursive n(x) as (select 1 union all select x + 1 from n where x < 5) select sum(x) from n',
])
  for (const { id, parent, detail } of shop.prepare(`explain query plan ${sql}`).iterate())
    console.log(id, parent, detail)
tell(() => shop.prepare("select json_extract('{\"a\":[1,2]}', '$.a[1]') v, round(sqrt(2), 4) r, upper('é') u").get())
tell(() =>
  shop.prepare("select date('2026-11-22', '+1 month') d, strftime('%H:%M', 3600, 'unixepoch', 'localtime') h").get(),
)
tell(() => Math.abs(Date.parse(shop.prepare("select datetime('now') || 'Z' t").get().t) - Date.now()) < 2000)
tell(
  () =>
    new Set(
      shop
        .prepare('with n(x) as (values (1), (2), (3)) select random() % 1000000 r from n')
        .all()
        .map((row) => row.r),
    ).size,
)
tell(
  () =>
    shop
      .prepare(
        'with recursive n(x) as (select 1 union all select x + 1 from n where x < 20000) select group_concat(x) as t from n',
      )
      .get().t.length,
)
{
  using short = new DatabaseSync(':memory:')
  tell(() => short.prepare('select 1 + 1 as two').get())
}
