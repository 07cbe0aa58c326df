import { afterEach, expect, test, vi } from 'vitest'
import { type Fetching, fetchStore } from './fetch-supplies.ts'

vi.mock('virtual:sandbox', () => ({
  storeUrls: {
    pglite: {
      script: '/pglite.js',
      files: { 'machine.wasm.gz': ['/machine', 1_500_000], 'data.tar.gz': ['/data', 500_000] },
    },
    sqlite: { script: null, files: { 'machine.wasm': ['/small', 600_000] } },
  },
}))

const sizes: Record<string, number> = { '/machine': 1_500_000, '/data': 500_000, '/small': 600_000 }

function online(): void {
  vi.stubGlobal('fetch', async (url: string) => new Response(new Uint8Array(sizes[url] ?? 3).fill(65)))
}

afterEach(() => vi.unstubAllGlobals())

test('of a large store it is told how much has come, all of it in the end', async () => {
  online()
  const told: (Fetching | null)[] = []
  const { supplies } = await fetchStore('pglite', (now) => told.push(now))
  expect(supplies.script).toBe('AAA')
  expect(supplies.files['data.tar.gz']?.byteLength).toBe(500_000)
  expect(supplies.files['machine.wasm.gz']?.byteLength).toBe(1_500_000)
  expect(told.at(-1)).toBeNull()
  expect(told.at(-2)).toEqual({ received: 2_000_000, total: 2_000_000 })
  const received = told.flatMap((now) => now?.received ?? [])
  expect(received).toEqual([...received].sort((a, b) => a - b))
})

test('a small one comes without a word', async () => {
  online()
  const told: (Fetching | null)[] = []
  await fetchStore('sqlite', (now) => told.push(now))
  expect(told).toEqual([null])
})

test('where it cannot be had, nothing is shown any more', async () => {
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('offline')
  })
  const told: (Fetching | null)[] = []
  await expect(fetchStore('pglite', (now) => told.push(now))).rejects.toThrow('offline')
  expect(told).toEqual([null])
})
