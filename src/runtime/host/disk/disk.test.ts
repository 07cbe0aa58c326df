import { expect, test } from 'vitest'
import { toNdjson } from '../../../engine/export/ndjson.ts'
import { SECOND } from '../../../engine/time.ts'
import { World } from '../../../engine/world.ts'
import { createNodeApartHost } from '../../apart/node.ts'

/** A service that writes twice a second, reads back when it starts, and says what becomes of it. */
const code = `
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
if (existsSync('data/log')) console.log('found', readFileSync('data/log', 'utf8'), existsSync('data/later'))
mkdirSync('data', { recursive: true })
const file = await open('data/log', 'a')
await file.appendFile('a')
await file.sync()
await file.appendFile('b')
appendFileSync('data/later', 'x')
setInterval(async () => {
  const began = Date.now()
  try {
    await file.appendFile('c')
    console.log('wrote after', Date.now() - began)
  } catch (error) {
    console.log(error.message)
  }
}, 1000)
`

async function open() {
  const service = { name: 'db', files: { 'db.ts': code }, entry: 'db.ts', port: 80, env: {}, harness: false }
  const world = new World({ services: [service], links: [], loads: [] }, 1, createNodeApartHost())
  await world.open()
  const logs = () => world.journal.logs.map((line) => line.text)
  return { world, logs }
}

test("a service's files outlive its process; a loss of power takes what was not synced", async () => {
  const { world, logs } = await open()
  await world.advance(1.5 * SECOND)
  await world.inject({ id: 'k', kind: 'kill', target: 'db' })
  await world.inject({ id: 'r', kind: 'restart', target: 'db' })
  await world.advance(1.6 * SECOND)
  expect(logs()).toEqual(['wrote after 0', 'found abc true'])
  await world.inject({ id: 'l', kind: 'lose-host', target: 'db' })
  await world.lift('l')
  await world.advance(1.7 * SECOND)
  // the second start appended and synced the whole file before its last letter
  expect(logs().at(-1)).toBe('found abca false')
  const disk = [...toNdjson(world.journal)].map((line) => JSON.parse(line)).filter((row) => row.type === 'disk')
  expect(disk.slice(0, 4)).toMatchObject([
    { op: 'write', path: '/app/data/', bytes: 0 },
    { op: 'write', path: '/app/data/log', bytes: 0 },
    { op: 'write', path: '/app/data/log', bytes: 1 },
    { op: 'sync', path: '/app/data/log', bytes: 0 },
  ])
  world.close()
})

test('a slow disk makes a write late, a full one fails it as Node says', async () => {
  const { world, logs } = await open()
  await world.advance(0.5 * SECOND)
  await world.inject({ id: 's', kind: 'slow-disk', target: 'db', params: { ms: 300 } })
  await world.advance(1.5 * SECOND)
  await world.lift('s')
  await world.inject({ id: 'f', kind: 'full-disk', target: 'db' })
  await world.advance(2.5 * SECOND)
  await world.lift('f')
  await world.advance(3.5 * SECOND)
  expect(logs()).toEqual(['wrote after 300', 'ENOSPC: no space left on device, write', 'wrote after 0'])
  world.close()
})
