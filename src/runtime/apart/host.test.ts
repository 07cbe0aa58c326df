import { expect, test, vi } from 'vitest'
import type { ServiceStart, Step } from '../../engine/process.ts'
import { createApartHost, type ServiceWorker } from './host.ts'
import type { FromService } from './messages.ts'

const start: ServiceStart = { name: 'inventory', incarnation: 1, files: {}, entry: 'inventory.ts', env: {}, seed: '' }
const PATIENCE_MS = 40
const begin: Step = { now: 0, cause: 0, input: { type: 'start' } }
const tick: Step = { now: 1, cause: 0, input: { type: 'timer', timer: 1 } }

function open(answer: (number: number, say: (message: unknown) => void) => void) {
  const hung: string[] = []
  let terminated = 0
  let say: (message: FromService) => void = () => {}
  const worker: ServiceWorker = {
    post: (message) => {
      if (message.type === 'step') answer(message.number, say as (message: unknown) => void)
    },
    listen: (hear) => {
      say = hear
    },
    terminate: () => {
      terminated += 1
    },
  }
  const host = createApartHost({
    open: () => worker,
    patienceMs: PATIENCE_MS,
    onHung: (service, starting) => hung.push(`${service} ${starting}`),
  })
  return {
    process: host.spawn(start),
    hung,
    say: (message: unknown) => say(message as FromService),
    terminated: () => terminated,
  }
}

const pass = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('a step that does not come back is ended and named; one that has not begun has longer', async () => {
  const { process, hung, terminated } = open(
    (number, say) => number === 1 && say({ type: 'effects', number, effects: [] }),
  )
  await process.deliver(begin)
  expect(await process.deliver(tick)).toMatchObject([{ type: 'exit', error: { name: 'Hung' } }])
  expect(hung).toEqual(['inventory false'])
  expect(terminated()).toBeGreaterThan(0)

  const slow = open(() => {})
  void slow.process.deliver(begin)
  await pass(10 * PATIENCE_MS)
  expect(slow.hung).toEqual([])
  slow.process.kill()
})

test('a machine that slept is no hang', async () => {
  const { process, hung } = open(() => {})
  const awake = performance.now()
  const ended = process.deliver(tick)
  const clock = vi.spyOn(performance, 'now').mockReturnValue(awake + 3_600_000)
  await pass(1.5 * PATIENCE_MS)
  expect(hung).toEqual([])
  clock.mockRestore()
  await ended
  expect(hung).toEqual(['inventory false'])
})

test.each<[string, unknown]>([
  ['an answer to a step that it was not given', { type: 'effects', number: 7, effects: [] }],
  ['effects that are none', { type: 'effects', number: 1, effects: [{ type: 'timer', timer: 1, delay: -1 }] }],
  ['no message at all', null],
])('a worker that says %s is ended', async (_name, forged) => {
  const { process, terminated } = open((_number, say) => say(forged))
  expect(await process.deliver(begin)).toMatchObject([{ type: 'exit', error: { name: 'SpokeOutOfTurn' } }])
  expect(terminated()).toBeGreaterThan(0)
})

test('a worker that speaks between steps is ended, and the next step says so', async () => {
  const { process, say } = open((number, answer) => answer({ type: 'effects', number, effects: [] }))
  await process.deliver(begin)
  say({ type: 'effects', number: 2, effects: [] })
  expect(await process.deliver(tick)).toMatchObject([{ type: 'exit', error: { name: 'SpokeOutOfTurn' } }])
})
