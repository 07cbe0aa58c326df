import { expect, test } from 'vitest'
import type { Effect, ServiceProcess, Step } from '../../engine/process.ts'
import { Account, checkBody, checkEffects } from './account.ts'
import { credited } from './credited.ts'
import { LIMITS } from './limits.ts'

const request: Step = {
  now: 5,
  cause: 1,
  input: { type: 'request', call: 1, port: 80, head: { method: 'GET', path: '/', headers: [] }, body: null, end: true },
}
const timer = (n: number): Effect => ({ type: 'timer', timer: n, delay: 1 })
const call = (n: number): Effect => ({
  ...{
    type: 'call',
    call: n,
    host: 'web',
    port: 80,
    head: { method: 'GET', path: '/', headers: [] },
    body: null,
    end: true,
  },
})

function firstRefusal(make: (n: number) => Effect, upTo: number): { at: number; message: string } {
  const account = new Account()
  account.begin(request)
  for (let n = 1; n <= upTo; n++) {
    const refused = account.charge(make(n))
    if (refused) return { at: n, message: `${refused.name}: ${refused.message}` }
  }
  return { at: 0, message: '' }
}

test('each credit ends a service with what, how much and what to do', () => {
  expect(firstRefusal(timer, 60_000)).toMatchInlineSnapshot(`
    {
      "at": 50001,
      "message": "TooManyTimers: It has 50,001 timers set; a service may have 50,000. Clear what is not needed any more, or let one timer serve many.",
    }
  `)
  expect(firstRefusal(call, 60_000)).toMatchInlineSnapshot(`
    {
      "at": 20001,
      "message": "TooManyRequests: It has 20,001 requests open; a service may have 20,000. Give each a time limit, and let no more out at once than can be answered.",
    }
  `)
  expect(firstRefusal((port) => ({ type: 'listen', port }), 1_000)).toMatchInlineSnapshot(`
    {
      "at": 101,
      "message": "TooManyPorts: It listens on 101 ports; a service may listen on 100. One is enough for most.",
    }
  `)
  const part: Effect = { type: 'answer-body', call: 1, body: 'x'.repeat(LIMITS.body), end: false }
  expect(firstRefusal(() => part, 20)).toMatchInlineSnapshot(`
    {
      "at": 9,
      "message": "TooManyBytes: Its bodies came to more than 64 MB within one virtual second, which is all that a service may send. Send less, or wait until the reader has taken it.",
    }
  `)
  const head: Effect = {
    type: 'answer',
    call: 1,
    head: { status: 200, headers: [['x', 'y'.repeat(70_000)]] },
    body: null,
    end: true,
  }
  expect(firstRefusal(() => head, 1)).toMatchInlineSnapshot(`
    {
      "at": 1,
      "message": "HeadTooLarge: It sent 70,001 characters of headers and path in one message; 65,536 are allowed. Put what is long into the body.",
    }
  `)
  expect(firstRefusal(() => ({ type: 'mark', name: 'x'.repeat(300) }), 1)).toMatchInlineSnapshot(`
    {
      "at": 1,
      "message": "NameTooLong: It used a name of 300 characters; 256 are allowed.",
    }
  `)
  expect(checkBody(LIMITS.body + 1)).toMatchInlineSnapshot(`
    {
      "message": "It sent a body of 8 MB in one piece; 8 MB are allowed, since all services share the memory of this page. Send less, or in pages.",
      "name": "BodyTooLarge",
    }
  `)
  expect(checkEffects(LIMITS.effectsAStep + 1)).toMatchInlineSnapshot(`
    {
      "message": "It did more than 20,000 things in one step: requests, timers, answers and lines of log. Is there a loop that should wait in between?",
      "name": "TooMuchInOneStep",
    }
  `)
})

test('what has come to its end is not counted any more', () => {
  const account = new Account()
  let refused = 0
  for (let n = 1; n <= 3 * LIMITS.openCalls; n++) {
    if (account.charge(call(n))) refused += 1
    account.begin({ now: n, cause: 0, input: { type: 'failed', call: n, code: 'ECONNRESET', phase: 'exchange' } })
    if (account.charge(timer(n))) refused += 1
    account.begin({ now: n, cause: 0, input: { type: 'timer', timer: n } })
  }
  expect(refused).toBe(0)
})

test('a service for which virtual time stands still is ended', () => {
  const account = new Account()
  for (let n = 1; n < LIMITS.stepsAtOneInstant; n++) account.begin(request)
  expect(account.begin(request)).toBeNull()
  expect(account.begin(request)?.name).toBe('TimeStandsStill')
  expect(account.begin({ ...request, now: 6 })).toBeNull()
})

test('a process is killed at the effect that is too much, and those before it still happen', async () => {
  let killed = 0
  const greedy: ServiceProcess = {
    deliver: async () => [timer(1), { type: 'mark', name: 'x'.repeat(300) }, timer(2)],
    kill: () => {
      killed += 1
    },
  }
  const process = credited(greedy)
  const effects = await process.deliver(request)
  expect(effects.map(({ type }) => type)).toEqual(['timer', 'exit'])
  expect(killed).toBe(1)
  expect(await process.deliver(request)).toEqual([])
})
