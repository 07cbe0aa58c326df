import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mustFit, type RunRecord, type RunRefused, readRun, writeRun } from './run-record.ts'
import { ENGINE_VERSION } from './version.ts'

const run: RunRecord = {
  engine: ENGINE_VERSION,
  lab: 'retry-storm',
  labVersion: 1,
  seed: 7,
  files: { web: { 'web.ts': "export const a = '…'\n" }, inventory: { 'inventory.ts': '' } },
  inputs: [
    { after: 10, at: 500, type: 'inject', fault: { id: 'f1', kind: 'slow', target: 'web', params: { times: 3 } } },
    {
      after: 10,
      at: 500,
      type: 'inject',
      fault: { id: 'f2', kind: 'partition', target: 'web>inventory', way: 'back' },
    },
    { after: 12, at: 900, type: 'lift', fault: 'f1' },
    { after: 12, at: 900, type: 'edit', service: 'web', files: { 'web.ts': 'new' } },
    { after: 20, at: 901, type: 'hung', service: 'web', step: 5 },
  ],
  until: 1_000_000,
  hash: '0123456789abcdef',
}

test('what was written is read back the same', () => {
  expect(readRun(writeRun(run))).toEqual(run)
  const { hash, ...without } = run
  expect(hash).toBeDefined()
  expect(readRun(writeRun(without))).toEqual(without)
})

test('what is no run of ours is refused with a sentence', () => {
  const changed = (change: object) => JSON.stringify({ ...JSON.parse(writeRun(run)), ...change })
  const input = (change: object) => changed({ inputs: [{ ...run.inputs[0], ...change }] })
  const refusals = [
    'hello',
    'null',
    '[]',
    '{"format":"something else"}',
    'x'.repeat(4_000_001),
    changed({ formatVersion: 2 }),
    changed({ seed: 1.5 }),
    changed({ lab: '../../etc' }),
    changed({ labVersion: '1' }),
    changed({ files: { web: { '../web.ts': '' } } }),
    changed({ files: { web: { 'web.ts': 5 } } }),
    changed({ files: { web: { 'web.ts': 'x'.repeat(300_000) } } }),
    `{"format":"faultline-run","formatVersion":1,"engine":1,"lab":"a","labVersion":1,"seed":1,"files":{"__proto__":{}}}`,
    changed({ inputs: 'none' }),
    changed({ inputs: Array(10_001).fill({}) }),
    changed({ inputs: [run.inputs[2], run.inputs[0]] }),
    input({ type: 'explode' }),
    input({ fault: { id: 'a', kind: 'slow', target: 'web', params: { times: null } } }),
    input({ fault: { id: 'a', kind: 'slow', target: 'web', way: 'up' } }),
    input({ fault: { id: 'a', kind: 'slow', target: 'a>b>c' } }),
    changed({ until: -1 }),
    changed({ hash: 'nice' }),
  ].map((text) => {
    try {
      readRun(text)
      return `NOT REFUSED: ${text.slice(0, 80)}`
    } catch (error) {
      return (error as Error).message.replace('This run cannot be opened: ', '')
    }
  })
  expect(refusals).toMatchInlineSnapshot(`
    [
      "it is not JSON.",
      "run is not an object.",
      "run is not an object.",
      "it does not say that it is a run of Faultline.",
      "it is 4000001 characters long, and 4000000 are allowed.",
      "it was written by a newer version (format 2; this one reads 1).",
      "run.seed must be a whole number from 0 to 9007199254740991, not 1.5.",
      "run.lab must not be "../../etc".",
      "run.labVersion is not a number.",
      "run.files.web must not name "../web.ts".",
      "run.files.web.web.ts is not a text.",
      "run.files.web.web.ts is longer than 256000 characters.",
      "run.files must not name "__proto__".",
      "run.inputs is not a list.",
      "run.inputs has 10001 entries, and 10000 are allowed.",
      "run.inputs[1].after must be a whole number from 12 to 1000000000, not 10.",
      "run.inputs[0].type is none of inject, lift, edit, ask, hung.",
      "run.inputs[0].fault.params.times is not a number.",
      "run.inputs[0].fault.way must not be "up".",
      "run.inputs[0].fault.target must not be "a>b>c".",
      "run.until must be a whole number from 0 to 1000000000000, not -1.",
      "run.hash must not be "nice".",
    ]
  `)
})

test('whatever it is given, it answers with a run or with such a sentence', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.json(),
        fc.string(),
        fc.object().map((o) => JSON.stringify({ ...JSON.parse(writeRun(run)), ...o })),
      ),
      (text) => {
        try {
          readRun(text)
        } catch (error) {
          expect((error as Error).message).toMatch(/^This run cannot be opened: .*\.$/s)
        }
      },
    ),
  )
})

test('a run of another lab, or of other versions, is refused with both of them', () => {
  const why = (change: Partial<RunRecord>) => {
    try {
      mustFit({ ...run, ...change }, 'retry-storm', 1)
    } catch (error) {
      const { reason, values } = error as RunRefused
      return [reason, values]
    }
    return null
  }
  expect(why({})).toBeNull()
  expect(why({ lab: 'hello' })).toEqual(['other-lab', { recorded: 'hello', here: 'retry-storm' }])
  expect(why({ labVersion: 3 })).toEqual(['other-lab-version', { recorded: 3, here: 1 }])
  expect(why({ engine: 9 })).toEqual(['other-engine', { recorded: 9, here: ENGINE_VERSION }])
})
