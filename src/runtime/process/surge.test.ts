import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { CallBook } from '../../engine/measures/call-book.ts'
import { defineLab, get, openLoop, surge } from '../../lab/index.ts'
import { Supervisor } from './supervisor.ts'

const ROOT = join(import.meta.dirname, '../../..')
const service = `
import { createServer } from 'node:http'
createServer((_request, response) => response.end('ok')).listen(Number(process.env.PORT))
`
const guests = () => openLoop({ to: 'web', perSecond: 20, request: () => get('/') })
const lab = defineLab({
  ...{ version: 1, links: [], faults: [], scenarios: {}, checks: {}, wrong: {}, rounds: {} },
  services: { web: { entry: 'web.ts' } },
  load: { guests: guests(), parcels: guests() },
})

test('on real processes a surge of one load leaves the others as they are', async () => {
  const supervisor = await Supervisor.start({ lab, files: { web: { 'web.ts': service } }, seed: 1, within: ROOT })
  try {
    await supervisor.inject({ id: 'a', ...surge('parcels', 20) })
    await wait(2_000)
    const { calls } = new CallBook(supervisor.calls.journal)
    const of = (load: string) => calls.filter((call) => call.from === load).length
    expect(of('guests')).toBeGreaterThan(0)
    expect(of('parcels')).toBeGreaterThan(4 * of('guests'))
    await expect(supervisor.inject({ id: 'b', ...surge('pigeons', 2) })).rejects.toThrow("There is no load 'pigeons'")
  } finally {
    await supervisor.close()
  }
})
