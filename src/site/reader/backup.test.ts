import { expect, test } from 'vitest'
import { type Backup, merge, mergeWays, parseBackup, sizeLimit } from './backup.ts'
import { freshProgress } from './lab-progress.ts'
import { freshRecord } from './record.ts'

const backup: Backup = {
  app: 'faultline',
  format: 1,
  exportedAt: '2026-05-04T20:00:00.000Z',
  reader: {
    ...freshRecord(),
    lessons: { '/a/': { at: 5, read: 5, block: 9, blocks: 9 } },
    answers: { '/a/#q1': { at: 3, right: true, chosen: ['0'] } },
    reviews: { '/a/#q1': [{ at: 9, right: true }] },
    chapters: { failure: { at: 2, right: 4, of: 5, known: true } },
  },
  labs: { storm: { ...freshProgress(1), passed: ['watch'] } },
  code: [{ lab: 'storm', version: 1, files: { 'web.ts': 'x' }, savedAt: 4, before: { 'web.ts': 'w' } }],
  versions: [{ lab: 'storm', name: 'breaker', labVersion: 1, files: { 'web.ts': 'y' }, savedAt: 5 }],
}
const parse = (edit: (copy: Record<string, never>) => void) => {
  const copy = JSON.parse(JSON.stringify(backup))
  edit(copy)
  const read = parseBackup(JSON.stringify(copy))
  return read.ok ? 'ok' : read.refusal
}
// biome-ignore lint/suspicious/noExplicitAny: these files are damaged on purpose
const damaged: [string, (copy: any) => void][] = [
  ['reader', (copy) => delete copy.reader],
  ['reader.version', (copy) => (copy.reader.version = 1)],
  ['reader.lessons', (copy) => (copy.reader.lessons = [])],
  ['reader.lessons./a/.read', (copy) => (copy.reader.lessons['/a/'].read = 'yes')],
  ['reader.lessons./a/.at', (copy) => delete copy.reader.lessons['/a/'].at],
  ['reader.answers./a/#q1.chosen.0', (copy) => (copy.reader.answers['/a/#q1'].chosen = [7])],
  ['reader.reviews./a/#q1.0.right', (copy) => (copy.reader.reviews['/a/#q1'][0].right = 1)],
  ['reader.chapters.failure.known', (copy) => (copy.reader.chapters.failure.known = 'true')],
  ['reader.secret', (copy) => (copy.reader.secret = {})],
  ['labs.storm.passed', (copy) => (copy.labs.storm.passed = 'watch')],
  ['code.0.files.web.ts', (copy) => (copy.code[0].files['web.ts'] = { a: 1 })],
  ['code.0.before.web.ts', (copy) => (copy.code[0].before['web.ts'] = 1)],
  ['versions.0.name', (copy) => (copy.versions[0].name = '')],
  ['versions.0.files', (copy) => delete copy.versions[0].files],
  ['exportedAt', (copy) => (copy.exportedAt = 'yesterday')],
  ['format', (copy) => (copy.format = '1')],
]

test('a backup is read back as it was written', () => {
  expect(parseBackup(JSON.stringify(backup))).toEqual({ ok: true, backup })
})

test('a file from before versions had names is read', () => {
  const { versions: _none, ...older } = backup
  expect(parseBackup(JSON.stringify(older)).ok).toBe(true)
})

test.each(damaged)('a file that is damaged at %s is refused, and the place is named', (field, edit) => {
  expect(parse(edit)).toEqual({ why: 'field', field })
})

test('what is no backup is refused with the reason', () => {
  const why = (text: string) => {
    const read = parseBackup(text)
    return read.ok ? 'ok' : read.refusal.why
  }
  expect(why('{"app":"faultl')).toBe('json')
  expect(why('')).toBe('json')
  for (const foreign of ['null', '[]', '"faultline"', '{}', '{"app":"other","format":1}'])
    expect(why(foreign)).toBe('foreign')
  expect(why('{"app":"faultline","format":2}')).toBe('newer')
  expect(why(JSON.stringify({ ...backup, code: 'x'.repeat(sizeLimit) }))).toBe('large')
})

test('a name that would reach into every object is refused', () => {
  const text = JSON.stringify(backup).replace('"labs":{', '"labs":{"__proto__":{"at":1},')
  expect(parseBackup(text)).toEqual({ ok: false, refusal: { why: 'field', field: 'labs.__proto__' } })
})

test('an import takes nothing away: the further of both stays', () => {
  const here = {
    ...freshRecord(),
    lessons: { '/a/': { at: 8, read: 0, block: 2, blocks: 9 }, '/b/': { at: 1, read: 1, block: 0, blocks: 3 } },
    answers: { '/a/#q1': { at: 7, right: false, chosen: ['1'] } },
    chapters: { failure: { at: 9, right: 1, of: 5, known: false } },
    predictions: { '/a/#p': 'mine' },
  }
  expect(merge(here, { ...backup.reader, predictions: { '/a/#p': 'theirs' } })).toEqual({
    ...freshRecord(),
    lessons: { '/a/': { at: 8, read: 5, block: 2, blocks: 9 }, '/b/': { at: 1, read: 1, block: 0, blocks: 3 } },
    answers: { '/a/#q1': { at: 3, right: true, chosen: ['0'] } },
    reviews: backup.reader.reviews,
    chapters: { failure: { at: 9, right: 1, of: 5, known: true } },
    predictions: { '/a/#p': 'mine' },
  })
  expect(merge(freshRecord(), backup.reader)).toEqual(backup.reader)
})

test('rounds that either way passed are passed', () => {
  const here = { ...freshProgress(1), at: 4, round: 'budget', passed: ['budget'] }
  expect(mergeWays(here, { ...freshProgress(1), passed: ['watch'] })).toEqual({ ...here, passed: ['budget', 'watch'] })
})
