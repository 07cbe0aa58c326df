import type { Page } from '@playwright/test'
import type { Measurement } from '../row.ts'

const WATCHED_MS = 10_000

/** A storm at speed 1, with the timeline open: about 600 messages a second to draw, count and list. */
export default {
  rows: {
    framesInAStorm: {
      what: 'frames a second, storm of 600 calls a second, timeline open',
      unit: 'fps',
      bar: { atLeast: 55 },
    },
    longestFrame: { what: 'frame that 99 of 100 stay within, the same', unit: 'ms', bar: { atMost: 34 } },
    longTasks: { what: 'tasks over 100 ms after load, the same', unit: '', bar: { atMost: 0 } },
    nodesOfATake: {
      what: 'elements and texts that the page has more after it than after 30 s',
      unit: '',
      bar: { atMost: 1_000 },
    },
    heapLeft: { what: 'heap that is left of a take once another has begun', unit: 'MB', bar: { atMost: 5 } },
    heapOfATake: { what: 'growth of the page’s heap over a take of 180 s', unit: 'MB', bar: { atMost: 20 } },
    bytesOfACall: { what: 'what a take keeps of each call, heap and buffers', unit: 'bytes', bar: { atMost: 300 } },
  },
  measure: async (bench) => {
    const context = await (await bench.browser()).newContext({ viewport: { width: 1440, height: 900 } })
    const page = await context.newPage()
    await page.goto(`${await bench.site()}/labs/retry-storm/`)
    const run = page.locator('.runbar .run')
    await page.waitForFunction(() => document.querySelector('.runbar .run')?.getAttribute('aria-disabled') === 'false')
    await page.getByRole('button', { name: /^Timeline/ }).click()
    await page.waitForTimeout(2_000)
    const before = await heapOf(page)
    await run.click()
    await page.waitForTimeout(1_000)
    await page.getByRole('button', { name: 'Pause inventory', exact: true }).first().click()
    await page.waitForTimeout(2_000)
    await page.getByRole('button', { name: 'Resume inventory', exact: true }).first().click()
    const { frames, tasks } = await page.evaluate(watch, WATCHED_MS)
    await page.locator('.runbar .speed select').selectOption('20')
    await reach(page, 30)
    const nodesEarly = await nodesOf(page)
    await reach(page, 180)
    const nodesLate = await nodesOf(page)
    const after = await heapOf(page)
    const calls = await callsOf(page)
    await page.locator('.runbar .again').click()
    await page.waitForTimeout(2_000)
    const anew = await heapOf(page)
    await context.close()
    const sorted = frames.toSorted((a, b) => a - b)
    return {
      framesInAStorm: (frames.length * 1_000) / frames.reduce((a, b) => a + b, 0),
      longestFrame: sorted[Math.ceil(sorted.length * 0.99) - 1] ?? Number.NaN,
      longTasks: tasks,
      nodesOfATake: nodesLate - nodesEarly,
      heapLeft: (anew.objects - before.objects) / 1_000_000,
      heapOfATake: (after.objects - before.objects) / 1_000_000,
      bytesOfACall: (after.objects + after.buffers - before.objects - before.buffers) / calls,
    }
  },
} satisfies Measurement

/** In the page: milliseconds between frames, and how many tasks held the page up for more than 100 ms. */
function watch(forMs: number): Promise<{ frames: number[]; tasks: number }> {
  return new Promise((resolve) => {
    const frames: number[] = []
    let tasks = 0
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.duration > 100) tasks += 1
    })
    observer.observe({ type: 'longtask' })
    const began = performance.now()
    let last = began
    const frame = (now: number) => {
      frames.push(now - last)
      last = now
      if (now - began < forMs) return requestAnimationFrame(frame)
      observer.disconnect()
      resolve({ frames: frames.slice(1), tasks })
    }
    requestAnimationFrame(frame)
  })
}

function reach(page: Page, seconds: number) {
  const passed = (to: number) => Number.parseFloat(document.querySelector('.runbar .clock')?.textContent ?? '0') >= to
  return page.waitForFunction(passed, seconds, { timeout: 180_000 })
}

/** Nodes that the page's scripts hold, in the document or not, after what is not needed has been swept. */
async function nodesOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { nodes } = await session.send('Memory.getDOMCounters')
  await session.detach()
  return nodes
}

/** Messages that the take has, as the button of the timeline counts them. */
async function callsOf(page: Page): Promise<number> {
  const text = (await page.locator('#dock-timeline small').textContent()) ?? ''
  return Number(text.replaceAll(/\D/g, ''))
}

/** Bytes that the page's scripts hold, after what is not needed has been swept: objects, and the buffers behind arrays. */
async function heapOf(page: Page): Promise<{ objects: number; buffers: number }> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return { objects: usedSize, buffers: backingStorageSize }
}
