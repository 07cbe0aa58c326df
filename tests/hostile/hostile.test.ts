import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HostilePage, openPage } from './open-page.ts'
import type { Order } from './page/page.ts'
import { programs } from './programs.ts'

const LAB = join(import.meta.dirname, '../../labs/retry-storm/start')
const read = (service: string) => readFileSync(join(LAB, `${service}.ts`), 'utf8')
const mended = { web: { 'web.ts': read('web') }, inventory: { 'inventory.ts': read('inventory') } }

/** The page must answer within 200 ms; on a machine that does other things too, this much is still no freeze. */
const FROZEN_MS = 2_000

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
  const ownMs = Math.max(0, ...worst.map(({ busyMs }) => busyMs))
  const middle = worst[worst.length >> 1]?.ms ?? 0
  console.log(
    `${worst.length} hostile programs; the page answered within ${Math.round(middle)} ms in the middle, at worst within ${figures.join(', ')}; its own longest task took ${Math.round(ownMs)} ms`,
  )
  await page?.close()
})

for (const { name, code, told, ms = 5_000 } of programs) {
  test(name, { timeout: 60_000 }, async () => {
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
    worst.push({ name, ms: report.worstMs, busyMs: report.busyMs })
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
          busyMs: report.busyMs,
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
    expect(report.worstMs).toBeLessThan(FROZEN_MS)
  })
}

test('a bomb that takes the frame with it: another is opened by itself, and the files that the page kept run in it', () => {
  // browsers end a frame for a bomb now and then only; where they did, the mended code ran afterwards, see above
  console.log(`frames lost under: ${losses.join(', ') || 'none'}; opened again by themselves: ${reopened}`)
  if (losses.length > 0) expect(reopened).toBeGreaterThan(0)
})
