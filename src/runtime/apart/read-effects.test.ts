import { expect, test } from 'vitest'
import type { Effect } from '../../engine/process.ts'
import { readEffects } from './read-effects.ts'

const head = { method: 'GET', path: '/', headers: [['host', 'web']] }
const fine = [
  { type: 'listen', port: 80 },
  { type: 'timer', timer: 1, delay: 0, effort: true, cause: 3 },
  { type: 'call', call: 1, host: 'web', port: 80, head, body: 'x', end: true },
  { type: 'answer', call: 1, head: { status: 200, headers: [] }, body: new Uint8Array(3), end: true },
  { type: 'log', level: 'warn', text: 'x' },
  { type: 'exit', code: 1, error: { name: 'Error', message: 'x', file: 'web.ts', line: 3 } },
] as Effect[]

test('what the host makes is taken as it is', () => {
  expect(readEffects(fine)).toBe(fine)
  expect(readEffects([])).toEqual([])
})

test.each<[string, unknown]>([
  ['no list', { type: 'listen', port: 80 }],
  ['nothing', null],
  ['an unknown effect', [{ type: 'rewind', to: 0 }]],
  ['a type that every object has', [{ type: 'constructor' }]],
  ['a timer in the past', [{ type: 'timer', timer: 1, delay: -1 }]],
  ['a timer at no time', [{ type: 'timer', timer: 1, delay: Number.NaN }]],
  ['a timer that is never due', [{ type: 'timer', timer: 1, delay: Number.POSITIVE_INFINITY }]],
  ['a block that never ends', [{ type: 'block', duration: Number.POSITIVE_INFINITY }]],
  [
    'headers that are no list',
    [{ type: 'answer', call: 1, head: { status: 200, headers: {} }, body: null, end: true }],
  ],
  [
    'a header that is no text',
    [{ type: 'answer', call: 1, head: { status: 200, headers: [['x', 1]] }, body: null, end: true }],
  ],
  [
    'a body that is no body',
    [{ type: 'answer', call: 1, head: { status: 200, headers: [] }, body: { length: 1 }, end: true }],
  ],
  ['bytes read that were not there', [{ type: 'consumed', side: 'request', call: 1, bytes: -5 }]],
  ['a level that is none', [{ type: 'log', level: 'loud', text: 'x' }]],
  ['an endless list', new Array(100_000).fill({ type: 'listen', port: 80 })],
])('%s is not acted on', (_name, given) => {
  expect(readEffects(given)).toBeNull()
})
