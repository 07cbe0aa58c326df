import { describe, expect, test } from 'vitest'
import { CallBook } from '../measures/call-book.ts'
import type { LoadPlan } from '../plan.ts'
import { type Micros, MS, SECOND } from '../time.ts'
import { toyQueue } from '../toy/host.ts'
import { counting, toyWorld } from '../toy/world.ts'
import type { ArrivalPlan } from './arrivals.ts'

async function arrivals(plan: ArrivalPlan, until: Micros, surge = 1): Promise<Micros[]> {
  const world = await toyWorld({ web: counting().service }, { loads: [{ name: 'readers', to: 'web', arrivals: plan }] })
  if (surge !== 1) await world.inject({ id: 's', kind: 'surge', target: 'readers', params: { times: surge } })
  await world.advance(until)
  return new CallBook(world.journal).calls.map((call) => call.intended)
}

const between = (times: Micros[], from: number, to: number) =>
  times.filter((at) => at >= from * SECOND && at < to * SECOND).length

/** Whether a Poisson count is within four deviations of its mean. */
function near(count: number, mean: number): void {
  expect(count).toBeGreaterThan(mean - 4 * Math.sqrt(mean))
  expect(count).toBeLessThan(mean + 4 * Math.sqrt(mean))
}

describe('when readers come', () => {
  test('poisson: the rate, and gaps whose deviation is their mean', async () => {
    const times = await arrivals({ kind: 'poisson', perSecond: 200 }, 20 * SECOND)
    near(times.length, 4_000)
    const gaps = times.slice(1).map((at, i) => (at - (times[i] as number)) / (5 * MS))
    const variance = gaps.reduce((sum, gap) => sum + (gap - 1) ** 2, 0) / gaps.length
    // the square of an exponential's distance from its mean has a variance of 8
    expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(8 / gaps.length))
  })

  test('constant: like clockwork, without drifting through rounding', async () => {
    const times = await arrivals({ kind: 'constant', perSecond: 300 }, 10 * SECOND)
    expect(times.length).toBeGreaterThanOrEqual(2_999)
    expect(times[2_998]).toBe(Math.round((2_999 * SECOND) / 300))
  })

  test('ramp: from one rate to another, then on', async () => {
    const times = await arrivals({ kind: 'ramp', from: 0, to: 200, over: 10 * SECOND }, 15 * SECOND)
    near(between(times, 0, 5), 250)
    near(between(times, 5, 10), 750)
    near(between(times, 10, 15), 1_000)
  })

  test('bursts: so many times as often at the end of every period', async () => {
    const plan = { kind: 'bursts', perSecond: 100, times: 5, every: 10 * SECOND, lasts: 2 * SECOND } as const
    const times = await arrivals(plan, 20 * SECOND)
    near(between(times, 0, 8), 800)
    near(between(times, 8, 10), 1_000)
    near(between(times, 10, 18), 800)
    near(between(times, 18, 20), 1_000)
  })

  test('trace: at recorded moments, in order, then never again; a surge sends each as often', async () => {
    const at = [3 * SECOND, SECOND, SECOND, 2 * SECOND]
    expect(await arrivals({ kind: 'trace', at }, 9 * SECOND)).toEqual([1, 1, 2, 3].map((s) => s * SECOND))
    const doubled = [1, 1, 1, 1, 2, 2, 3, 3].map((s) => s * SECOND)
    expect(await arrivals({ kind: 'trace', at }, 9 * SECOND, 2)).toEqual(doubled)
  })

  test('a surge acts on every rhythm', async () => {
    const times = await arrivals({ kind: 'constant', perSecond: 100 }, 10 * SECOND, 3)
    // the first was on its way at the old rate
    expect(Math.abs(times.length - 3_000)).toBeLessThanOrEqual(3)
    near((await arrivals({ kind: 'ramp', from: 100, to: 100, over: SECOND }, 10 * SECOND, 3)).length, 3_000)
  })
})

describe('closed loop', () => {
  const users = (count: number): Partial<LoadPlan> => ({ arrivals: { kind: 'closed', users: count, think: 100 * MS } })
  const load = { name: 'users', to: 'web', patience: 10 * SECOND }

  test('never more at once than there are users, and a slow service is asked less', async () => {
    for (const [mean, expected] of [
      [1, 10 / 0.1],
      [400, 0],
    ] as const) {
      const world = await toyWorld({ web: toyQueue(1, mean * MS) }, { latency: 0, loads: [{ ...load, ...users(10) }] })
      await world.advance(20 * SECOND)
      const { calls } = new CallBook(world.journal)
      let open = 0
      const changes = calls.flatMap((call) => [
        [call.called, 1],
        [call.ended, -1],
      ])
      for (const [, change] of changes.sort(
        ([a, x], [b, y]) => (a as number) - (b as number) || (x as number) - (y as number),
      )) {
        open += change as number
        expect(open).toBeLessThanOrEqual(10)
      }
      // with nearly no service time: users / think; with much: 1 / service time
      if (expected > 0) near(calls.length, expected * 20 * 0.98)
      else near(calls.length, 20 / 0.4 + 10)
    }
  })

  test('a surge brings users, and lifting it sends them away after their next answer', async () => {
    const world = await toyWorld({ web: counting().service }, { latency: 0, loads: [{ ...load, ...users(10) }] })
    await world.advance(10 * SECOND)
    await world.inject({ id: 's', kind: 'surge', target: 'users', params: { times: 3 } })
    await world.advance(20 * SECOND)
    await world.lift('s')
    await world.advance(31 * SECOND)
    const times = new CallBook(world.journal).calls.map((call) => call.intended)
    near(between(times, 0, 10), 1_000)
    near(between(times, 10, 20), 3_000)
    near(between(times, 21, 31), 1_000)
  })
})

test('requests have bodies, and an answer that is not what was expected ends as WRONG_ANSWER', async () => {
  const bodies: string[] = []
  const world = await toyWorld(
    {
      web: (toy) => (request) => {
        bodies.push(`${request.head.method} ${request.body}`)
        const body = bodies.length % 2 === 0 ? 'wr' : 'ri'
        const head = { status: 200, headers: [] }
        toy.do({ type: 'answer', call: request.call, head, body, end: false })
        toy.timer(MS, () =>
          toy.do({ type: 'answer-body', call: request.call, body: body === 'wr' ? 'ong' : 'ght', end: true }),
        )
      },
    },
    {
      loads: [
        {
          ...{ name: 'readers', to: 'web', arrivals: { kind: 'trace', at: [1, 2, 3, 4].map((s) => s * SECOND) } },
          request: (draw) => ({ method: 'POST', path: '/orders', body: `{"book":${draw.below(1)}}` }),
          expect: ({ status, text }) => status === 200 && text === 'right',
        },
      ],
    },
  )
  await world.advance(9 * SECOND)
  expect(bodies).toEqual(Array(4).fill('POST {"book":0}'))
  const { calls } = new CallBook(world.journal)
  expect(calls.map((call) => call.failure)).toEqual(['', 'WRONG_ANSWER', '', 'WRONG_ANSWER'])
})

test('a reader whose patience ends leaves', async () => {
  const world = await toyWorld(
    { web: counting(5 * SECOND).service },
    { loads: [{ name: 'readers', to: 'web', patience: 2 * SECOND, arrivals: { kind: 'trace', at: [SECOND] } }] },
  )
  await world.advance(9 * SECOND)
  expect(new CallBook(world.journal).calls).toMatchObject([{ failure: 'READER_LEFT', ended: 3 * SECOND }])
})
