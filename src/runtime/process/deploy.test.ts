import { join } from 'node:path'
import { expect, test } from 'vitest'
import { defineLab, deploy, rollBack } from '../../lab/index.ts'
import { withVersions } from '../../lab/versions.ts'
import { Supervisor } from './supervisor.ts'

const ROOT = join(import.meta.dirname, '../../..')
const service = `
import { appendFileSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { version } from './version.ts'
appendFileSync('disk.txt', version + ' ')
createServer((_request, response) => response.end(readFileSync('disk.txt'))).listen(Number(process.env.PORT))
`
const lab = withVersions(
  defineLab({
    ...{ version: 1, links: [], load: {}, faults: [], scenarios: {}, checks: {}, wrong: {}, rounds: {} },
    services: { web: { entry: 'web.ts', versions: ['two', 'broken'] } },
  }),
  { two: { 'version.ts': `export const version = 'v2'` }, broken: { 'web.ts': `throw new Error('not today')` } },
)
const files = { web: { 'web.ts': service, 'version.ts': `export const version = 'v1'` } }

test('on real processes a version is deployed and rolled back on the disk of the last, and a broken one stays down', async () => {
  const said: string[] = []
  const supervisor = await Supervisor.start({ lab, files, seed: 1, within: ROOT, onLog: (_, line) => said.push(line) })
  try {
    const web = supervisor.service('web')
    const read = async () => (await fetch(`http://127.0.0.1:${web.port}`)).text()
    expect(await read()).toBe('v1 ')
    await supervisor.inject({ id: 'a', ...deploy('web', 1) })
    expect(await read()).toBe('v1 v2 ')
    await supervisor.inject({ id: 'b', ...deploy('web', 2) })
    expect(web.state).toBe('crashed')
    expect(said.join('\n')).toContain('not today')
    await supervisor.inject({ id: 'c', ...rollBack('web') })
    await supervisor.inject({ id: 'd', ...rollBack('web') })
    expect(await read()).toBe('v1 v2 v2 v1 ')
  } finally {
    await supervisor.close()
  }
})
