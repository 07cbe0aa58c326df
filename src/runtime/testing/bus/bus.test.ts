import { expect, test } from 'vitest'
import { createNodeApartHost } from '../../apart/node.ts'
import { Supervisor } from '../../process/supervisor.ts'
import { type Act, files, lab, read, runScene, type Seen } from './scene.ts'
import { runTogether } from './together.ts'

const name = ({ topic, key, number }: { topic: string; key: string; number: number }) => `${topic}/${key}/${number}`
const times = (seen: Omit<Seen, 'hash'>) => {
  const counts = new Map<string, number>()
  for (const one of seen.given) counts.set(name(one), (counts.get(name(one)) ?? 0) + 1)
  return counts
}
const lost = (seen: Omit<Seen, 'hash'>) => seen.published.filter((one) => !times(seen).has(name(one)))

/** What was delivered, for the first time or again, after an event of its key that the bus had accepted later. */
const overtaken = ({ given }: Omit<Seen, 'hash'>, topic: string) => {
  const newest = new Map<string, number>()
  return given.filter((one) => {
    if (one.topic !== topic) return false
    const late = Number(one.id) < (newest.get(one.key) ?? 0)
    newest.set(one.key, Math.max(Number(one.id), newest.get(one.key) ?? 0))
    return late
  })
}

const act = (kind: string, params?: Record<string, number>, target = 'bus'): Act => ({
  seconds: 1,
  fault: { kind, target, ...(params ? { params } : {}) },
})

test('every event is delivered; one that is refused comes again after the visibility timeout, in its place where an order is kept', async () => {
  const seen = await runTogether([])
  expect(seen.published.length).toBeGreaterThan(300)
  expect(lost(seen)).toEqual([])
  const refused = seen.given.filter((one) => Number(one.id) % 5 === 0)
  for (const one of refused.filter(({ attempt }) => attempt === 2)) {
    const first = refused.find(({ id, attempt, topic }) => id === one.id && topic === one.topic && attempt === 1)
    expect(one.at - (first?.at ?? 0)).toBeGreaterThan(490_000)
  }
  expect(refused.filter(({ attempt }) => attempt === 2).length).toBeGreaterThan(50)
  expect(overtaken(seen, 'changes')).toEqual([])
  expect(overtaken(seen, 'placed').length).toBeGreaterThan(0)
  // nothing is delivered twice unless it was refused
  for (const [event, count] of times(seen)) expect(count, event).toBeLessThanOrEqual(2)
})

test('together and apart the bus goes the same way, with faults on it', async () => {
  const acts = [act('duplicate', { share: 0.3 }), act('reorder', { share: 0.3 }), act('bus-delay', { ms: 40 })]
  const [together, apart] = [await runTogether(acts), await runScene(createNodeApartHost(), acts)]
  expect(apart.hash).toBe(together.hash)
  expect(lost(together)).toEqual([])
})

test('duplicate: a share comes twice, with the same id, as long as the fault acts', async () => {
  const seen = await runTogether([act('duplicate', { share: 0.5 })])
  const firsts = seen.given.filter(({ attempt }) => attempt === 1)
  const twice = firsts.filter((one, i) => firsts.findIndex(({ id }) => id === one.id) !== i)
  const share = twice.length / firsts.filter(({ at }) => at > 1e6 && at < 6e6).length
  expect(share).toBeGreaterThan(0.2)
  expect(twice.every(({ at }) => at > 1e6 && at < 9e6)).toBe(true)
  expect(overtaken(seen, 'changes')).toEqual([])
})

test('reorder: later ones overtake, except where an order is promised', async () => {
  const [calm, seen] = [await runTogether([]), await runTogether([act('reorder', { share: 0.5 })])]
  const first = (one: Seen) => overtaken(one, 'placed').filter(({ attempt }) => attempt === 1).length
  expect(first(calm)).toBe(0)
  expect(first(seen)).toBeGreaterThan(20)
  expect(overtaken(seen, 'changes')).toEqual([])
  expect(lost(seen)).toEqual([])
})

test('delay: each delivery comes that much later; delays add', async () => {
  const first = (seen: Seen) => {
    const times = seen.published
      .filter(({ at, topic }) => topic === 'placed' && at > 2e6 && at < 4e6)
      .map((one) => (seen.given.find((other) => name(other) === name(one))?.at ?? 0) - one.at)
    return times.reduce((sum, ms) => sum + ms, 0) / times.length / 1_000
  }
  const [calm, late] = [
    await runTogether([]),
    await runTogether([act('bus-delay', { ms: 100 }), act('bus-delay', { ms: 200 })]),
  ]
  expect(first(late) - first(calm)).toBeCloseTo(300, -1)
})

test('a bus that is killed, or whose machine is lost, loses nothing that it has accepted', async () => {
  for (const ways of [[act('kill'), act('restart')], [act('lose-host')]]) {
    const seen = await runTogether(ways)
    expect(lost(seen)).toEqual([])
    expect(seen.published.length).toBeGreaterThan(100)
  }
})

test('a fault of the bus is done to the bus only', async () => {
  await expect(runScene(createNodeApartHost(), [act('duplicate', {}, 'ship')])).rejects.toThrow(
    "'ship' is no bus: this fault is done to the lab's bus only.",
  )
})

test('the same bus on real Node processes: delivered, and duplicated', async () => {
  const lines: string[] = []
  const supervisor = await Supervisor.start({
    ...{ lab, files, seed: 7, within: process.cwd() },
    onLog: (_service, line) => lines.push(line),
  })
  try {
    await supervisor.inject({ id: 'd', kind: 'duplicate', target: 'bus', params: { share: 1 } })
    const seen = () => read(lines.map((text) => ({ at: 0, text })))
    while (seen().published.length < 40) await new Promise((resolve) => setTimeout(resolve, 50))
    supervisor.lift('d')
    const before = seen().published
    while (lost({ ...seen(), published: before }).length > 0) await new Promise((resolve) => setTimeout(resolve, 50))
    expect([...times(seen()).values()].filter((count) => count > 1).length).toBeGreaterThan(10)
    expect(overtaken(seen(), 'changes')).toEqual([])
  } finally {
    await supervisor.close()
  }
})
