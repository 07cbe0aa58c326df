import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const PROGRAM = `
const { openSync, writeSync } = require('node:fs')
writeSync(openSync(process.argv[1], 'w'), 'written, never synced')
process.send('written')
setInterval(() => {}, 1_000)
`

test.skipIf(process.platform === 'win32')(
  'SIGKILL on a real Node process: what it wrote and never synced is there afterwards, as after `kill` here',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'disk-'))
    const file = join(folder, 'note')
    const child = spawn(process.execPath, ['-e', PROGRAM, file], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    try {
      await once(child, 'message')
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      expect(await ended).toEqual([null, 'SIGKILL'])
      expect(readFileSync(file, 'utf8')).toBe('written, never synced')
    } finally {
      child.kill('SIGKILL')
      rmSync(folder, { recursive: true })
    }
  },
)
