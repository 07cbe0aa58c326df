import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { toNdjson } from '../../engine/export/ndjson.ts'
import { Row, SERVICE_STATES } from '../../engine/journal.ts'
import { SECOND } from '../../engine/time.ts'
import { World } from '../../engine/world.ts'
import { defineLab, deploy, get, openLoop, rollBack, scale, stop } from '../../lab/index.ts'
import { worldPlan } from '../../lab/plan.ts'
import { readVersions } from '../../lab/read-versions.ts'
import { withVersions } from '../../lab/versions.ts'
import { createNodeApartHost } from '../apart/node.ts'

const service = (version: string) => `
import { createServer } from 'node:http'
import { words } from './words.ts'
const server = createServer((_request, response) => {
  console.log('${version}', words)
  setTimeout(() => response.end('${version}'), 20)
}).listen(Number(process.env.PORT))
process.on('SIGTERM', () => server.close())
`
const lab = defineLab({
  version: 1,
  services: { web: { entry: 'web.ts', versions: ['v2', 'v3'] } },
  links: [],
  load: { readers: openLoop({ to: 'web', perSecond: 100, request: () => get('/') }) },
  ...{ faults: [], scenarios: {}, checks: {}, wrong: {}, rounds: {} },
})
const files = { web: { 'web.ts': service('v1'), 'words.ts': `export const words = 'common'` } }

async function open() {
  const folder = mkdtempSync(join(tmpdir(), 'faultline-versions-'))
  mkdirSync(join(folder, 'versions/v2'), { recursive: true })
  mkdirSync(join(folder, 'versions/v3'), { recursive: true })
  writeFileSync(join(folder, 'versions/v2/web.ts'), service('v2'))
  writeFileSync(join(folder, 'versions/v3/web.ts'), service('v3'))
  writeFileSync(join(folder, 'versions/v3/words.ts'), `export const words = 'changed'`)
  const world = new World(worldPlan(withVersions(lab, readVersions(folder)), files), 3, createNodeApartHost())
  rmSync(folder, { recursive: true })
  await world.open()
  let id = 0
  const act = (fault: ReturnType<typeof scale>) => world.inject({ id: `act-${++id}`, ...fault })
  /** How often each version answered in the next seconds. */
  const answers = async (seconds: number) => {
    const from = world.journal.logs.length
    await world.advance(world.now + seconds * SECOND)
    const counts: Record<string, number> = {}
    for (const { text } of world.journal.logs.slice(from)) counts[text] = (counts[text] ?? 0) + 1
    return counts
  }
  return { world, act, answers }
}

test('two versions run side by side with a share of traffic each, go out to all, and are rolled back', async () => {
  const { world, act, answers } = await open()
  expect(Object.keys(await answers(1))).toEqual(['v1 common'])
  await act(scale('web', 4))
  await act(deploy('web', 1, 1))
  await answers(1)
  const { 'v1 common': v1 = 0, 'v2 common': v2 = 0, ...others } = await answers(10)
  expect(others).toEqual({})
  expect(v2 / (v1 + v2)).toBeGreaterThan(0.2)
  expect(v2 / (v1 + v2)).toBeLessThan(0.3)
  await act(deploy('web', 2))
  await answers(1)
  expect(Object.keys(await answers(2))).toEqual(['v3 changed'])
  await act(rollBack('web'))
  await answers(1)
  expect(Object.keys(await answers(4)).sort()).toEqual(['v1 common', 'v2 common'])
  await act(scale('web', 1))
  await answers(1)
  expect(Object.keys(await answers(2))).toEqual(['v2 common'])
  const { journal } = world
  const details = new Set<string>()
  for (let row = 0; row < journal.length; row++)
    if (journal.at(row, 0) === Row.state && SERVICE_STATES[journal.at(row, 3)] === 'starting')
      details.add(journal.text(journal.at(row, 5)))
  expect([...details].sort()).toEqual(['', 'v2', 'v3'])
  await expect(act(deploy('web', 3))).rejects.toThrow("'web' has versions 0 to 2, not 3.")
  world.close()
})

test('a stop with grace lets what was begun be answered', async () => {
  const { world, act, answers } = await open()
  await answers(2)
  await act(stop('web'))
  await answers(0.5)
  expect(world.service('web').state).toBe('down')
  const cut = world.journal.logs.length
  await world.advance(world.now + 5 * SECOND)
  expect(world.journal.logs.length).toBe(cut)
  // what its code had begun was answered, after SIGTERM; what came later was not taken up
  const rows = [...toNdjson(world.journal)].map((line) => JSON.parse(line))
  const began = rows.filter(({ type, at }) => type === 'arrive' && at <= 2 * SECOND)
  const answered = rows.filter(({ type }) => type === 'answer')
  expect(answered.map(({ call }) => call)).toEqual(began.map(({ call }) => call))
  expect(answered.at(-1).at).toBeGreaterThan(2 * SECOND)
  world.close()
})
