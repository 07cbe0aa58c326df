import { expect, test } from 'vitest'
import type { Bench } from '../bench.svelte.ts'
import { Shell } from './shell.ts'

/** As much of a bench as a shell with no lab behind it asks for. */
const bench = {
  lab: {
    services: [],
    loads: [],
    wires: [],
    words: {
      terminal: { help: ['fault …  put a fault in'], psHead: ['SERVICE', 'STATE', 'WAITING'] },
      file: { problems: {}, notRemovable: '' },
      code: { readOnly: '' },
      world: { states: { up: '실행 중', paused: '멈춤' } },
    },
  },
  live: {
    world: {
      nodes: [
        { name: 'seoul', state: 'up', door: { waiting: 7, pool: null } },
        { name: 'busan', state: 'paused', door: { waiting: 20, pool: null } },
      ],
    },
  },
  code: { shown: {}, files: {}, names: [], readOnly: () => false },
  faults: {},
} as unknown as Bench

test('help names what this page understands, not what bash has built in', async () => {
  const { stdout } = await new Shell(bench).run('help')
  expect(stdout).toBe('fault …  put a fault in\n')
  expect((await new Shell(bench).run('help | grep -c fault')).stdout).toBe('1\n')
})

test('columns stand under each other where words are Korean, too', async () => {
  const { stdout } = await new Shell(bench).run('ps')
  expect(stdout.split('\n').slice(1, 3)).toEqual(['seoul    실행 중  7        -', 'busan    멈춤     20       -'])
})
