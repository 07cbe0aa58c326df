import { expect, test } from 'vitest'
import { CallBook } from '../measures/call-book.ts'
import type { ServiceStart } from '../process.ts'
import { SECOND } from '../time.ts'
import { toyHost } from '../toy/host.ts'
import { counting, toyWorld } from '../toy/world.ts'
import { World } from '../world.ts'

function spying() {
  const starts: ServiceStart[] = []
  const host = toyHost(new Proxy({}, { get: () => counting().service }))
  const spawn = (start: ServiceStart) => {
    starts.push(start)
    return host.spawn(start)
  }
  return { starts, host: { spawn } }
}

const plan = () => ({
  services: [
    {
      ...{ name: 'web', entry: '', port: 80, env: {}, harness: false },
      files: { 'web.ts': 'old' },
      versions: [{ 'web.ts': 'new' }],
    },
  ],
  links: [],
  loads: [
    {
      ...{ name: 'readers', to: 'web', perSecond: 200, patience: 2 * SECOND },
      request: () => ({ method: 'GET', path: '/' }),
    },
  ],
})

test('a version goes out to all or to a few, and is rolled back', async () => {
  const { starts, host } = spying()
  const world = new World(plan(), 1, host)
  await world.open()
  await world.inject({ id: 's', kind: 'scale', target: 'web', params: { processes: 3 } })
  await world.inject({ id: 'd', kind: 'deploy', target: 'web', params: { version: 1, processes: 1 } })
  const running = () => [...world.services.values()].map((one) => `${one.name} ${one.files['web.ts']}`)
  expect(running()).toEqual(['web new', 'web-2 old', 'web-3 old'])
  await world.inject({ id: 'r', kind: 'roll-back', target: 'web' })
  expect(running()).toEqual(['web old', 'web-2 old', 'web-3 old'])
  await world.inject({ id: 'd2', kind: 'deploy', target: 'web', params: { version: 1 } })
  expect(running()).toEqual(['web new', 'web-2 new', 'web-3 new'])
  expect(starts.map((start) => `${start.name} ${start.files['web.ts']}`).slice(3)).toEqual([
    ...['web new', 'web old', 'web new', 'web-2 new', 'web-3 new'],
  ])
  await expect(world.inject({ id: 'x', kind: 'deploy', target: 'web', params: { version: 2 } })).rejects.toThrow(
    "'web' has versions 0 to 1, not 2.",
  )
})

test('a version lies over what is edited, and goes on running', async () => {
  const { starts, host } = spying()
  const mixed = plan()
  for (const service of mixed.services) Object.assign(service.files, { 'page.ts': 'plain' })
  const world = new World(mixed, 1, host)
  await world.open()
  await world.inject({ id: 'd', kind: 'deploy', target: 'web', params: { version: 1 } })
  await world.edit('web', { 'web.ts': 'edited', 'page.ts': 'edited' })
  await world.inject({ id: 'r', kind: 'roll-back', target: 'web' })
  expect(starts.map(({ files }) => Object.values(files).join(' '))).toEqual([
    ...['old plain', 'new plain', 'new edited', 'edited edited'],
  ])
})

test('replicas share the load behind one name, and stop with grace when they are too many', async () => {
  const { host } = spying()
  const world = new World(plan(), 1, host)
  await world.open()
  await world.inject({ id: 's', kind: 'scale', target: 'web', params: { processes: 4 } })
  await world.advance(5 * SECOND)
  await world.inject({ id: 't', kind: 'scale', target: 'web', params: { processes: 2 } })
  await world.advance(10 * SECOND)
  expect([...world.services.values()].map((one) => one.state)).toEqual(['up', 'up', 'down', 'down'])
  const book = new CallBook(world.journal)
  const lost = book.calls.filter((call) => call.failure !== '')
  // only those that were under way on a process that does not heed SIGTERM
  expect(lost.length).toBeLessThanOrEqual(2)
  expect(new Set(book.calls.map((call) => call.to))).toEqual(new Set(['web']))
})

test('scaling up again starts new processes', async () => {
  const { starts, host } = spying()
  const world = new World(plan(), 1, host)
  await world.open()
  for (const [id, processes] of [3, 1, 3].entries()) {
    await world.inject({ id: `${id}`, kind: 'scale', target: 'web', params: { processes } })
    await world.advance((id + 1) * SECOND)
  }
  expect(starts.map((start) => `${start.name}#${start.incarnation}`)).toEqual([
    ...['web#1', 'web-2#1', 'web-3#1', 'web-2#2', 'web-3#2'],
  ])
})

test('toy worlds know replicas too', async () => {
  const server = counting()
  const world = await toyWorld({ server: server.service }, { loads: [{ name: 'readers', to: 'server' }] })
  await world.inject({ id: 's', kind: 'scale', target: 'server', params: { processes: 2 } })
  await world.advance(SECOND)
  expect(world.service('server-2').state).toBe('up')
})
