import { setTimeout } from 'node:timers/promises'
import { SECOND } from '../../../engine/time.ts'
import { World } from '../../../engine/world.ts'
import { createTogetherHost, nodeLoader } from '../index.ts'

/** Run with --expose-gc: a service with a database lives 10 more times; prints the bytes that the thread then has more. */
const code = `
import { DatabaseSync } from 'node:sqlite'
const db = new DatabaseSync('shop.db')
db.exec('create table if not exists sale (id integer primary key) strict')
db.exec('insert into sale default values')
console.log(db.prepare('select count(*) n from sale').get().n)
`
const service = { name: 'db', files: { 'db.ts': code }, entry: 'db.ts', port: 80, env: {}, harness: false }
const world = new World({ services: [service], links: [], loads: [] }, 1, createTogetherHost(nodeLoader()))
await world.open()

async function held(lives: number): Promise<number> {
  for (let i = 0; i < lives; i++) {
    await world.inject({ id: 'k', kind: 'kill', target: 'db' })
    await world.inject({ id: 'r', kind: 'restart', target: 'db' })
    await world.advance(world.now + SECOND)
  }
  // what is swept beside the thread is counted a little later
  for (let i = 0; i < 5; i++) {
    globalThis.gc?.()
    await setTimeout(50)
  }
  return process.memoryUsage().external
}

const few = await held(2)
const more = (await held(10)) - few
console.log(JSON.stringify({ found: world.journal.logs.at(-1)?.text, more }))
