import { expect, test } from 'vitest'
import { readRunMessage } from './read-run-message.ts'

const rows = new Float64Array(16)
const log = { at: 1, service: 'web', level: 'warn', text: 'x' }
const fine = [
  { type: 'reply', id: 1, ok: true },
  { type: 'reply', id: 1, ok: false, error: { name: 'Error', message: 'x' } },
  { type: 'reply', id: 1, ok: false, error: { name: 'x', message: 'x' }, refused: { reason: 'differs', values: {} } },
  { type: 'clock', status: 'held', now: 5, event: 2, speedReached: 1 },
  { type: 'journal', rows, strings: ['web'], logs: [log] },
  { type: 'stopped', error: { name: 'JournalFull', message: 'x' } },
  { type: 'recorded', id: 2, run: '{}' },
  { type: 'branch-progress', id: 2, now: 1, of: 9 },
]

test('what a run says is handed on as it is', () => {
  for (const said of fine) expect(readRunMessage(said)).toBe(said)
})

test.each<[string, unknown]>([
  ['nothing', null],
  ['a type that every object has', { type: 'constructor' }],
  ['a verdict, which no run gives', { type: 'check-done', id: 1, verdict: { passed: true }, reports: [] }],
  ['the word that a sandbox is ready', { type: 'ready' }],
  ['a new world', { type: 'opened', id: 1 }],
  ['rows that are no rows', { type: 'journal', rows: [1, 2], strings: [], logs: [] }],
  ['half a row', { type: 'journal', rows: new Float64Array(3), strings: [], logs: [] }],
  ['strings that are none', { type: 'journal', rows, strings: [{}], logs: [] }],
  ['a line of a level that is none', { type: 'journal', rows, strings: [], logs: [{ ...log, level: 'loud' }] }],
  ['a clock at no time', { type: 'clock', status: 'held', now: Number.NaN, event: 2, speedReached: 1 }],
  ['an error without words', { type: 'stopped', error: null }],
  ['an answer without its number', { type: 'reply', ok: true }],
])('%s is not shown to the page', (_name, said) => {
  expect(readRunMessage(said)).toBeNull()
})
