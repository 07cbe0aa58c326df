import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import words from '../../content/ui/en.json' with { type: 'json' }
import { inWorker } from '../../src/runtime/testing/same/in-worker.ts'
import { knownDifferences } from '../../src/runtime/testing/same/known-differences.ts'
import type { Output } from '../../src/runtime/testing/same/output.ts'
import { readPrograms } from '../../src/runtime/testing/same/read-programs.ts'
import { runInChromium } from './in-chromium.ts'
import { runInRealNode } from './real-node.ts'

const programs = readPrograms()
const nameOf = (program: { topic: string; name: string }) => `${program.topic}: ${program.name}`
const differs = (name: string) => knownDifferences.some(({ programs }) => programs.includes(name))

let real: Awaited<ReturnType<typeof runInRealNode>>
let builtIn: Output[] = []
let chromium: Output[] = []

beforeAll(async () => {
  real = await runInRealNode(programs)
  builtIn = await inWorker(programs.map(({ files }) => files))
  chromium = await runInChromium(programs)
}, 240_000)

afterAll(() => {
  console.log(`${programs.length} programs; ${knownDifferences.length} known differences from real Node:`)
  for (const { id, programs: shown } of knownDifferences)
    console.log(`  ${shown.join('; ')}\n    ${words.teach.nodeSurface.differences[id]}`)
})

test('there are at least 200 programs', () => {
  expect(programs.length).toBeGreaterThanOrEqual(200)
})

describe('a program shows the same in the built-in runtime, in Node and in Chromium, as in real Node', () => {
  for (const [i, program] of programs.entries()) {
    const name = nameOf(program)
    test(name, () => {
      const expected = real.get(program)
      expect(expected?.lines || expected?.error, 'says something').toBeTruthy()
      expect(chromium[i]).toEqual(builtIn[i])
      if (differs(name)) expect(builtIn[i], 'no longer differs: take it off the list').not.toEqual(expected)
      else expect(builtIn[i]).toEqual(expected)
    })
  }
})

test('each known difference is of a program that is here', () => {
  const names = programs.map(nameOf)
  for (const program of knownDifferences.flatMap((one) => one.programs)) expect(names).toContain(program)
})
