import type { FaultOrder } from '../../../engine/faults/board.ts'
import type { ProcessHost } from '../../../engine/process.ts'
import { SECOND } from '../../../engine/time.ts'
import { World } from '../../../engine/world.ts'
import { defineLab, openLoop, post } from '../../../lab/index.ts'
import { worldPlan } from '../../../lab/plan.ts'

/**
 * A shop whose orders go over the bus: `orders` publishes each to two topics, `ship` is told of them and refuses every
 * fifth at first. What `ship` logs is what it was given, in order.
 */
export const lab = defineLab({
  version: 1,
  services: { orders: { entry: 'orders.ts' }, ship: { entry: 'ship.ts' } },
  links: [],
  bus: {
    topics: {
      placed: { publishers: ['orders'], subscribers: ['ship'] },
      changes: { publishers: ['orders'], subscribers: ['ship'], ordered: true },
    },
    visibilitySeconds: 0.5,
  },
  load: { readers: openLoop({ to: 'orders', perSecond: 20, request: (draw) => post('/', { key: draw.zipf(3) }) }) },
  faults: [],
  scenarios: {},
  checks: {},
  wrong: {},
  rounds: {},
})

export const files = {
  orders: {
    'orders.ts': `
import { createServer } from 'node:http'
const next: Record<string, number> = {}
createServer(async (request, response) => {
  let text = ''
  for await (const part of request) text += part
  const key = String(JSON.parse(text).key)
  const number = (next[key] = (next[key] ?? 0) + 1)
  const said = await Promise.all(['placed', 'changes'].map(async (topic) => {
    const headers = { 'content-type': 'application/json', 'event-key': key }
    const body = JSON.stringify({ number })
    const taken = await fetch(process.env.BUS_URL + '/topics/' + topic, { method: 'POST', headers, body }).catch(() => null)
    if (taken?.status === 202) console.log('published', topic, key, number)
    return taken?.status
  }))
  response.end(String(said))
}).listen(Number(process.env.PORT))
`,
  },
  ship: {
    'ship.ts': `
import { createServer } from 'node:http'
createServer(async (request, response) => {
  let text = ''
  for await (const part of request) text += part
  const topic = request.url!.split('/')[2]
  const { 'event-key': key, 'event-id': id, 'event-attempt': attempt } = request.headers
  console.log('given', topic, key, JSON.parse(text).number, id, attempt)
  response.writeHead(Number(id) % 5 === 0 && attempt === '1' ? 500 : 204).end()
}).listen(Number(process.env.PORT))
`,
  },
}

export interface Act {
  seconds: number
  fault: Omit<FaultOrder, 'id'>
}

export interface Seen {
  published: { topic: string; key: string; number: number; at: number }[]
  given: { topic: string; key: string; number: number; id: string; attempt: number; at: number }[]
  hash: string
}

/** Ten seconds of orders, then as long as it takes to deliver them; acts that last end after five seconds. */
export async function runScene(host: ProcessHost, acts: Act[]): Promise<Seen> {
  const world = new World(worldPlan(lab, files), 7, host)
  await world.open()
  for (const service of world.services.values()) if (service.problem) throw new Error(JSON.stringify(service.problem))
  for (const [i, { seconds, fault }] of acts.entries()) {
    await world.advance(seconds * SECOND)
    await world.inject({ id: `act-${i}`, ...fault })
  }
  await world.advance(6 * SECOND)
  for (const i of acts.keys()) await world.lift(`act-${i}`)
  await world.advance(10 * SECOND)
  // nobody comes any more, and what is left is delivered
  await world.inject({ id: 'closed', kind: 'partition', target: 'readers>orders' })
  await world.advance(16 * SECOND)
  const seen = read(world.journal.logs.map(({ at, text }) => ({ at, text })))
  const hash = world.journal.hash()
  world.close()
  return { ...seen, hash }
}

export function read(lines: { at: number; text: string }[]): Omit<Seen, 'hash'> {
  const published: Seen['published'] = []
  const given: Seen['given'] = []
  for (const { at, text } of lines) {
    const [what, topic = '', key = '', number, id = '', attempt] = text.split(' ')
    if (what === 'published') published.push({ topic, key, number: Number(number), at })
    if (what === 'given') given.push({ topic, key, number: Number(number), id, attempt: Number(attempt), at })
  }
  return { published, given }
}
