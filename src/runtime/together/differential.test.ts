import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, describe, expect, test } from 'vitest'
import { play } from './testing/play.ts'

const folder = new URL('./programs/', import.meta.url)

const place = mkdtempSync(join(tmpdir(), 'faultline-programs-'))
afterAll(() => rmSync(place, { recursive: true }))

describe('a program says the same here and in real Node', () => {
  for (const name of readdirSync(folder)) {
    test(name, async () => {
      const file = new URL(name, folder)
      const real = spawnSync(process.execPath, ['--no-warnings', file.pathname], {
        encoding: 'utf8',
        // where its files may lie
        cwd: place,
        env: { ...process.env, TZ: 'UTC', NO_COLOR: '1', FORCE_COLOR: '0' },
        timeout: 25_000,
      })
      // it may ask itself over HTTP, so it has the name by which it does
      const { logs, errors } = await play({ services: { localhost: readFileSync(file, 'utf8') } })
      expect(errors.localhost ?? null).toBeNull()
      expect(
        logs
          .map((line) => line.replace('localhost: ', ''))
          .join('\n')
          .trimEnd(),
      ).toBe(real.stdout.trimEnd())
    }, 30_000)
  }
})
