import { expect, test } from 'vitest'
import type { HandAnswer, HandRequest } from './hand.ts'
import { readRun, writeRun } from './run-record.ts'
import { SECOND } from './time.ts'
import { counting, toyWorld } from './toy/world.ts'
import { ENGINE_VERSION } from './version.ts'

const get = (to: string, path = '/'): HandRequest => ({ to, method: 'GET', path, headers: [], body: '' })

test('a request by hand reaches its service and brings the answer back, in virtual time', async () => {
  const { service, seen } = counting(SECOND / 2)
  const world = await toyWorld({ web: service })
  const answers: HandAnswer[] = []
  await world.ask(get('web', '/stock/7'), (answer) => answers.push(answer))
  await world.advance(2 * SECOND)
  expect(seen.paths).toEqual(['/stock/7'])
  expect(answers).toMatchObject([{ ok: true, status: 200 }])
  expect(answers[0]?.took).toBeGreaterThan(SECOND / 2)
})

test('a killed service refuses it, one that never answers is given up after 30 s', async () => {
  const world = await toyWorld({ web: () => () => {}, inventory: () => () => {} })
  const answers: HandAnswer[] = []
  await world.inject({ id: 'k', kind: 'kill', target: 'inventory' })
  await world.ask(get('inventory'), (answer) => answers.push(answer))
  await world.ask(get('web'), (answer) => answers.push(answer))
  await world.advance(40 * SECOND)
  expect(answers).toMatchObject([
    { ok: false, failure: 'ECONNREFUSED' },
    { ok: false, failure: 'READER_LEFT', took: 30 * SECOND },
  ])
  await expect(world.ask(get('nobody'), () => {})).rejects.toThrow("There is no service 'nobody' here.")
})

test('it is written down with the run, and read back with care', () => {
  const request = { ...get('web'), method: 'POST', headers: [{ name: 'x-a', value: 'b' }], body: '{}' }
  const record = {
    ...{ engine: ENGINE_VERSION, lab: 'storm', labVersion: 1, seed: 1, files: {}, until: 9 },
    inputs: [{ after: 1, at: 2, type: 'ask' as const, request }],
  }
  expect(readRun(writeRun(record)).inputs).toEqual(record.inputs)
  const broken = (part: object) =>
    writeRun({ ...record, inputs: [{ after: 1, at: 2, type: 'ask', request: { ...request, ...part } }] })
  for (const part of [
    { method: 'get it' },
    { path: 'no slash' },
    { path: '/a b' },
    { headers: [{ name: 'a:', value: '' }] },
  ])
    expect(() => readRun(broken(part))).toThrow('cannot be opened')
})
