import { expect, test } from 'vitest'
import { SECOND } from '../../engine/time.ts'
import { World } from '../../engine/world.ts'
import { createNodeApartHost } from '../apart/node.ts'

const tables = `
import { PGlite } from '@electric-sql/pglite'
const db = await PGlite.create()
await db.exec('create table sale (id serial primary key, at timestamptz default now(), chance float8 default random())')
console.log('found', (await db.query('select count(*) n from sale')).rows[0].n)
setInterval(async () => {
  const { rows } = await db.query('insert into sale default values returning id, at, chance, gen_random_uuid() u')
  const { id, at, chance, u } = rows[0]
  console.log(id, at.toISOString(), Date.now() - at.getTime(), chance, u)
}, 1000)
`

const documents = `
import Datastore from '@seald-io/nedb'
const db = new Datastore({ filename: 'sales.db', timestampData: true, autoload: true })
console.log('found', await db.countAsync({}))
setInterval(async () => {
  const { _id, createdAt } = await db.insertAsync({ kind: 'sale' })
  console.log(_id, createdAt.toISOString())
}, 1000)
`

async function open(code: string, seed = 1) {
  const service = { name: 'db', files: { 'db.ts': code }, entry: 'db.ts', port: 80, env: {}, harness: false }
  const world = new World({ services: [service], links: [], loads: [] }, seed, createNodeApartHost())
  await world.open()
  const logs = () => world.journal.logs.map((line) => line.text)
  return { world, logs }
}

async function logsOf(code: string, seed: number): Promise<string[]> {
  const { world, logs } = await open(code, seed)
  await world.advance(3.5 * SECOND)
  world.close()
  return logs()
}

test.each([
  ['PGlite', tables],
  ['NeDB', documents],
])(
  '%s has the clock and the chance of its service: two runs on one seed are equal, another seed differs',
  async (_name, code) => {
    const first = await logsOf(code, 1)
    expect(first).toHaveLength(4)
    expect(await logsOf(code, 1)).toEqual(first)
    expect(await logsOf(code, 2)).not.toEqual(first)
  },
  60_000,
)

test('documents on disk outlive a kill, tables in memory do not', async () => {
  for (const [code, found] of [
    [documents, 'found 2'],
    [tables, 'found 0'],
  ] as const) {
    const { world, logs } = await open(code)
    await world.advance(2.5 * SECOND)
    await world.inject({ id: 'k', kind: 'kill', target: 'db' })
    await world.inject({ id: 'r', kind: 'restart', target: 'db' })
    await world.advance(2.6 * SECOND)
    expect(logs().at(-1)).toBe(found)
    world.close()
  }
}, 60_000)
