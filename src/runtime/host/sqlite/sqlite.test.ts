import { expect, test } from 'vitest'
import { toNdjson } from '../../../engine/export/ndjson.ts'
import { SECOND } from '../../../engine/time.ts'
import { World } from '../../../engine/world.ts'
import { createNodeApartHost } from '../../apart/node.ts'

/** Commits one row a second, and leaves another in a transaction that is not over. */
const code = `
import { DatabaseSync } from 'node:sqlite'
const db = new DatabaseSync('shop.db')
db.exec('create table if not exists sale (id integer primary key, at text, chance int) strict')
console.log('found', db.prepare('select group_concat(id) ids from sale').get().ids)
const add = db.prepare("insert into sale (at, chance) values (datetime('now'), random() % 1000) returning *")
setInterval(() => {
  try {
    if (db.isTransaction) db.exec('rollback')
    const began = Date.now()
    const row = add.get()
    console.log(row.id, row.at, row.chance, Date.now() - began)
    db.exec('begin')
    add.get()
  } catch (error) {
    console.log(error.errcode, error.message)
  }
}, 1000)
`

async function open(seed = 1) {
  const service = { name: 'db', files: { 'db.ts': code }, entry: 'db.ts', port: 80, env: {}, harness: false }
  const world = new World({ services: [service], links: [], loads: [] }, seed, createNodeApartHost())
  await world.open()
  const logs = () => world.journal.logs.map((line) => line.text)
  const disk = () => [...toNdjson(world.journal)].map((line) => JSON.parse(line)).filter((row) => row.type === 'disk')
  return { world, logs, disk }
}

test('what was committed outlives a kill and a loss of power; what was not is gone', async () => {
  const { world, logs } = await open()
  await world.advance(2.5 * SECOND)
  await world.inject({ id: 'k', kind: 'kill', target: 'db' })
  await world.inject({ id: 'r', kind: 'restart', target: 'db' })
  await world.advance(2.6 * SECOND)
  expect(logs().at(-1)).toBe('found 1,2')
  await world.advance(4 * SECOND)
  await world.inject({ id: 'l', kind: 'lose-host', target: 'db' })
  await world.lift('l')
  await world.advance(4.1 * SECOND)
  expect(logs().at(-1)).toBe('found 1,2,3')
  world.close()
})

test('a commit is one change of the file and one sync; the journal of a transaction is seen only while it is open', async () => {
  const { world, disk } = await open()
  await world.advance(2.5 * SECOND)
  const rows = disk().map(({ op, path }) => `${op} ${path}`)
  expect(rows).toEqual([
    // made empty, then its first commit
    'write /app/shop.db',
    'patch /app/shop.db',
    'sync /app/shop.db',
    // a sale
    'patch /app/shop.db',
    'sync /app/shop.db',
    // one that is never finished, and is rolled back
    'write /app/shop.db-journal',
    'remove /app/shop.db-journal',
    'patch /app/shop.db',
    'sync /app/shop.db',
    'write /app/shop.db-journal',
  ])
  world.close()
})

test("clock and chance are the service's own: two runs on one seed are equal, another seed differs", async () => {
  const said = async (seed: number) => {
    const { world, logs } = await open(seed)
    await world.advance(3.5 * SECOND)
    world.close()
    return logs()
  }
  const [one, again, other] = [await said(1), await said(1), await said(2)]
  expect(one).toEqual(again)
  expect(one).not.toEqual(other)
  expect(one[1]).toMatch(/^1 2\d{3}-\d\d-\d\d \d\d:\d\d:01 /)
})

test('a slow disk makes a commit late; a full one refuses it and keeps what there is', async () => {
  const { world, logs } = await open()
  await world.inject({ id: 's', kind: 'slow-disk', target: 'db', params: { ms: 100 } })
  await world.advance(1.9 * SECOND)
  await world.lift('s')
  await world.inject({ id: 'f', kind: 'full-disk', target: 'db' })
  await world.advance(2.9 * SECOND)
  await world.lift('f')
  await world.advance(3.9 * SECOND)
  expect(logs()[2]).toBe('13 database or disk is full')
  expect(logs()[3]).toMatch(/^2 /)
  world.close()
})
