import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HostilePage, openPage } from './open-page.ts'
import type { Order } from './page/page.ts'
import { programs } from './programs.ts'

const LAB = join(import.meta.dirname, '../../labs/retry-storm/start')
const read = (service: string) => readFileSync(join(LAB, `${service}.ts`), 'utf8')
const mended = { web: { 'web.ts': read('web') }, inventory: { 'inventory.ts': read('inventory') } }

/** Within this the page answers. Its own work is held to it; what other programs of the machine take is added to an answer. */
const ANSWER_MS = 200
/** An answer later than this is a freeze, however much the machine has to do. */
const FROZEN_MS = 2_000
/** What the page itself does, it does each time; what others keep the machine for, not three times in a row. */
const ROUNDS = 3

let page: HostilePage
const losses: string[] = []
let reopened = 0
const worst: { name: string; ms: number; busyMs: number }[] = []

beforeAll(async () => {
  page = await openPage()
}, 60_000)

afterAll(async () => {
  worst.sort((a, b) => b.ms - a.ms)
  const figures = worst.slice(0, 3).map(({ name, ms }) => `${Math.round(ms)} ms (${name})`)
  const middle = worst[worst.length >> 1]?.ms ?? 0
  console.log(
    `${worst.length} hostile programs; the page answered within ${Math.round(middle)} ms in the middle, at worst within ${figures.join(', ')}`,
  )
  worst.sort((a, b) => b.busyMs - a.busyMs)
  const own = worst.slice(0, 3).map(({ name, busyMs }) => `${Math.round(busyMs)} ms (${name})`)
  console.log(`the longest tasks of the page itself (0: none over 50 ms): ${own.join(', ')}`)
  await page?.close()
})

for (const { name, code, told, ms = 5_000 } of programs) {
  test(name, { timeout: 120_000 }, async () => {
    const text = code.replaceAll('FORBIDDEN', page.forbidden)
    const order: Order = {
      lab: 'retry-storm',
      files: { ...mended, inventory: { 'inventory.ts': text } },
      mended,
      service: 'inventory',
      until: { ms, ...(told ? { told: true } : { logs: 'THROUGH' }) },
    }
    let report = await page.trial(order)
    // a bomb that was killed can still take the frame with it some seconds later, under the next program
    if (report.lost && !told?.test(report.lost)) report = await page.trial(order)
    let { busyMs } = report
    for (let round = 1; round < ROUNDS && busyMs >= ANSWER_MS; round++)
      busyMs = Math.min(busyMs, (await page.trial(order)).busyMs)
    worst.push({ name, ms: report.worstMs, busyMs })
    const { logs, lost, answered, mendedMs } = report
    if (process.env.FAULTLINE_HOSTILE)
      console.log(
        JSON.stringify({
          name,
          told: report.told.slice(0, 4).map((line) => line.slice(0, 300)),
          lost,
          answered,
          mendedMs,
          worstMs: report.worstMs,
          busyMs,
          logs: logs.slice(0, 6).map((line) => line.slice(0, 200)),
        }),
      )
    expect(logs.filter((line) => line.includes('OPEN'))).toEqual([])
    expect(logs.join('\n')).not.toContain('canary')
    if (told) expect(report.told.join('\n')).toMatch(told)
    else if (code.includes('THROUGH')) expect(logs.join('\n')).toContain('THROUGH')
    if (report.lost) losses.push(name)
    ;({ reopened } = report)
    expect(page.hits()).toBe(0)
    expect(report.stray).toEqual([])
    expect(report.changed).toEqual([])
    expect(answered).toBeGreaterThan(0)
    expect(busyMs).toBeLessThan(ANSWER_MS)
    expect(report.worstMs).toBeLessThan(FROZEN_MS)
  })
}

test('a bomb that takes the frame with it: another is opened by itself, and the files that the page kept run in it', () => {
  // browsers end a frame for a bomb now and then only; where they did, the mended code ran afterwards, see above
  console.log(`frames lost under: ${losses.join(', ') || 'none'}; opened again by themselves: ${reopened}`)
  if (losses.length > 0) expect(reopened).toBeGreaterThan(0)
})
