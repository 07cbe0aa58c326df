import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { Row } from '../../engine/journal.ts'
import { CallBook } from '../../engine/measures/call-book.ts'
import type { Packet, Verdict } from '../../engine/network/verdict.ts'
import { CallLog } from './call-log.ts'
import { LinkProxy } from './proxy.ts'

const ending: (() => void)[] = []
afterEach(() => {
  for (const end of ending.splice(0)) end()
})

/** A link of 5 ms to a service that says what it was sent, after `ms`. */
async function link(ms = 0) {
  const service: Server = createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += part
    setTimeout(() => response.end(`${request.method} ${request.url} ${body}`), ms)
  }).listen(0, '127.0.0.1')
  await once(service, 'listening')
  const calls = new CallLog()
  const { port } = service.address() as AddressInfo
  const proxy = new LinkProxy({ from: 'web', to: 'orders', target: () => port, latencyMs: 5, calls })
  const url = `http://127.0.0.1:${await proxy.listen()}`
  ending.push(() => {
    proxy.close()
    service.closeAllConnections()
    service.close()
  })
  const fault = (verdict: (packet: Packet) => Verdict) => proxy.rules.set('fault', { id: 'fault', verdict })
  const book = () => new CallBook(calls.journal).calls
  return { url, proxy, fault, calls, book, service }
}

async function why(asking: Promise<Response>): Promise<string> {
  try {
    return String((await asking).status)
  } catch (error) {
    return ((error as Error).cause as NodeJS.ErrnoException | undefined)?.code ?? (error as Error).name
  }
}

test('an exchange passes untouched and stands in the journal from beginning to end', async () => {
  const { url, book, calls } = await link()
  const answer = await fetch(`${url}/orders`, { method: 'POST', body: 'two books' })
  expect(await answer.text()).toBe('POST /orders two books')
  await fetch(`${url}/again`).then((again) => again.text())
  const [first, second] = book()
  expect(first).toMatchObject({ from: 'web', to: 'orders', status: 200, failure: '', awaited: true })
  expect(second).toMatchObject({ status: 200, failure: '' })
  // once there and once back, 5 ms each; a timer may be a millisecond early
  for (const one of [first, second]) expect((one?.ended ?? 0) - (one?.called ?? 0)).toBeGreaterThanOrEqual(8_000)
  const { journal } = calls
  const rows = Array.from({ length: journal.length }, (_, i) => i)
  expect(rows.filter((i) => journal.at(i, 0) === Row.request).map((i) => journal.text(journal.at(i, 3)))).toEqual([
    '/orders',
    '/again',
  ])
})

test('delay holds an answer back, in its own direction only', async () => {
  const { url, fault, book } = await link()
  fault(({ carries }) => (carries === 'answer' ? { delay: 120_000 } : {}))
  await fetch(url).then((answer) => answer.text())
  const [call] = book()
  expect((call?.arrived ?? 0) - (call?.called ?? 0)).toBeLessThan(100_000)
  expect((call?.ended ?? 0) - (call?.answered ?? 0)).toBeGreaterThanOrEqual(119_000)
})

test('a request that is cut resets the connection before the service hears of it; an answer that is cut, after', async () => {
  const { url, fault, book } = await link()
  fault(({ carries }) => (carries === 'request' ? { cut: true } : {}))
  expect(await why(fetch(url))).toBe('ECONNRESET')
  fault(({ carries }) => (carries === 'answer' ? { cut: true } : {}))
  expect(await why(fetch(url))).toMatch(/ECONNRESET|UND_ERR_SOCKET/)
  const [request, answer] = book()
  expect([request?.failure, answer?.failure]).toEqual(['ECONNRESET', 'ECONNRESET'])
  expect(request?.arrived).toBeNaN()
  expect(answer?.answered).not.toBeNaN()
})

test('behind a partition nothing arrives until it heals, and then it does', async () => {
  const { url, fault, proxy, book } = await link()
  fault(() => ({ drop: true }))
  const asking = fetch(url)
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(book()[0]?.arrived).toBeNaN()
  proxy.rules.clear()
  expect(await why(asking)).toBe('200')
})

test('a narrow link makes bytes wait for each other', async () => {
  const { url, fault } = await link()
  // 100 kB a second
  fault(({ bytes }) => ({ transmit: bytes * 10 }))
  const begin = performance.now()
  await fetch(url, { method: 'POST', body: 'x'.repeat(30_000) }).then((answer) => answer.text())
  // 30 kB there and 30 kB back
  expect(performance.now() - begin).toBeGreaterThan(500)
})

test('who gives up is seen by the service, and the call ends as aborted', async () => {
  const { url, book, service } = await link(5_000)
  const left = new Promise((resolve) => service.once('request', (_, response) => response.once('close', resolve)))
  expect(await why(fetch(url, { signal: AbortSignal.timeout(150) }))).toBe('TimeoutError')
  await left
  while (Number.isNaN(book()[0]?.ended)) await new Promise((resolve) => setTimeout(resolve, 10))
  expect(book()[0]?.failure).toBe('ABORTED')
})

test('a link to a service that is down refuses, and takes connections on the same port when it is up again', async () => {
  const { url, proxy } = await link()
  proxy.refuse()
  expect(await why(fetch(url))).toBe('ECONNREFUSED')
  await proxy.listen()
  expect(await why(fetch(url))).toBe('200')
})
