import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { BusPlan } from './declare.ts'
import { EventStore, type StoredEvent } from './event-store.ts'
import { Subscription } from './subscription.ts'

/**
 * The harness's bus as a service: takes events over HTTP, keeps them on its disk, and delivers each to every
 * subscriber at least once. The same code on real Node and in the simulation.
 *
 *     publisher --POST /topics/orders--> bus --POST /events/orders--> subscriber
 *               <-------- 202 ---------- disk <-------- 2xx ---------
 */
export function runBus(): void {
  const plan = JSON.parse(process.env.BUS ?? '{}') as BusPlan
  const store = new EventStore()
  const subscriptions = Object.entries(plan.topics).flatMap(([topic, { subscribers, ordered }]) =>
    subscribers.map(
      (subscriber) =>
        new Subscription({
          ...{ topic, subscriber, ordered, visibilityMs: plan.visibilityMs },
          url: process.env[`${subscriber.toUpperCase().replaceAll('-', '_')}_URL`] ?? '',
          acknowledged: (event) => store.acknowledge(event, subscriber),
        }),
    ),
  )
  const hand = (event: StoredEvent) => {
    for (const one of subscriptions)
      if (one.topic === event.topic && event.left.includes(one.subscriber)) one.add(event)
  }
  createServer((request, response) => void take(request, response)).listen(Number(process.env.PORT))
  for (const event of store.read()) hand(event)

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, kind, name = ''] = (request.url ?? '').split('/')
    const topic = kind === 'topics' && request.method === 'POST' ? plan.topics[name] : undefined
    if (!topic) {
      const topics = Object.keys(plan.topics).join(', ')
      return void response.writeHead(404).end(`POST /topics/<topic>, with one of: ${topics}\n`)
    }
    let body = ''
    for await (const part of request) body += part
    const { 'content-type': contentType = 'application/json', 'event-key': key = '' } = request.headers
    const event = store.add({ topic: name, key: String(key), contentType, body, left: topic.subscribers })
    if (!event) return void response.writeHead(503).end('The disk of the bus is full.\n')
    response.writeHead(202, { 'content-type': 'application/json' }).end(JSON.stringify({ id: event.id }))
    hand(event)
  }
}
