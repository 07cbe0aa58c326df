import { expect, test } from 'vitest'
import { searchInThread } from './search.ts'

test('one short pause is the smallest thing that breaks the start of retry-storm', { timeout: 240_000 }, async () => {
  const seen: number[] = []
  const { found } = searchInThread({ lab: 'retry-storm', variant: 'start', seed: 1 }, (tried) => seen.push(tried))
  const breaking = await found
  expect(breaking?.schedule).toHaveLength(1)
  const [only] = breaking?.schedule ?? []
  expect(['pause', 'kill', 'slow']).toContain(only?.fault.kind)
  expect(only?.forMs).toBeLessThanOrEqual(2_000)
  expect(breaking?.success).toBeLessThan(0.5)
  expect(seen.length).toBeGreaterThan(1)
})

test('a search can be given up', { timeout: 60_000 }, async () => {
  const { found, cancel } = searchInThread({ lab: 'retry-storm', variant: 'solution', seed: 1 }, () => cancel())
  expect(await found).toBeNull()
})
