import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

test('a service that died gives the memory of its SQLite back, though its modules stay in the thread', () => {
  const script = fileURLToPath(new URL('./testing/many-lives.ts', import.meta.url))
  const said = execFileSync(process.execPath, ['--expose-gc', script], { encoding: 'utf8' })
  const { found, more } = JSON.parse(said)
  expect(found).toBe('13')
  // one holds some 7 MB
  expect(more).toBeLessThan(30_000_000)
})
