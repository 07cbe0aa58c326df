import { expect, test } from 'vitest'
import { momentLink, momentOfHash } from './moment-link.ts'
import { UnreadableLink } from './refusal.ts'

const run = JSON.stringify({ format: 'faultline-run', seed: 12, files: { web: { 'web.ts': '안녕 '.repeat(500) } } })

test('a link carries the run and the moment, and nothing of the address before it is lost', async () => {
  const link = await momentLink('https://example.org/ko/labs/retry-storm/?x=1#budget', run, 12_345_678.4)
  expect(link.startsWith('https://example.org/ko/labs/retry-storm/?x=1#run=')).toBe(true)
  expect(link.length).toBeLessThan(400)
  const opened = momentOfHash(new URL(link).hash)
  expect(opened?.at).toBe(12_345_678)
  expect(await opened?.run()).toBe(run)
})

test('an address without a run has none, and a damaged one says so', async () => {
  expect(momentOfHash('#budget')).toBeNull()
  const link = await momentLink('/', run, 0)
  const cut = momentOfHash(link.slice(1, -30))
  await expect(cut?.run()).rejects.toBeInstanceOf(UnreadableLink)
  await expect(momentOfHash('#run=%%%')?.run()).rejects.toBeInstanceOf(UnreadableLink)
})
