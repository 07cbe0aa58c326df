import { join } from 'node:path'
import { expect, test } from 'vitest'
import { defineLab, restart, slow } from '../../lab/index.ts'
import { Supervisor } from './supervisor.ts'

const ROOT = join(import.meta.dirname, '../../..')
const service = `
import { createServer } from 'node:http'
import { pool } from 'faultline/lab'
const desk = pool(1)
createServer(async (_request, response) => {
  const from = performance.now()
  await desk.run(40)
  response.end(String(performance.now() - from))
}).listen(Number(process.env.PORT))
`
const lab = defineLab({
  ...{ version: 1, links: [], load: {}, faults: [], scenarios: {}, checks: {}, wrong: {}, rounds: {} },
  services: { web: { entry: 'web.ts' } },
})

test('on real processes effort takes as many times as long as the faults say, after a restart too', async () => {
  const supervisor = await Supervisor.start({ lab, files: { web: { 'web.ts': service } }, seed: 1, within: ROOT })
  // how much of an effort of 40 ms was asked for: a busy machine makes it longer, never shorter
  const took = async () => Number(await (await fetch(`http://127.0.0.1:${supervisor.service('web').port}`)).text())
  try {
    const before = await took()
    await supervisor.inject({ id: 'a', ...slow('web', 20) })
    expect(await took()).toBeGreaterThan(700)
    await supervisor.inject({ id: 'b', ...restart('web') })
    // the word may come while the first is served
    await took()
    expect(await took()).toBeGreaterThan(700)
    supervisor.lift('a')
    expect(before).toBeGreaterThan(30)
    expect(await took()).toBeLessThan(700)
  } finally {
    await supervisor.close()
  }
})
