import { expect, test } from 'vitest'
import { type BusSpec, defineLab } from '../../../lab/index.ts'
import { busFindings } from './bus.ts'
import { faultFindings } from './faults.ts'
import type { Examined } from './lab.ts'

function findings(bus: BusSpec | undefined) {
  const lab = defineLab({
    ...{ version: 1, links: [], load: {}, scenarios: {}, checks: {}, wrong: {}, rounds: {} },
    services: { orders: { entry: 'orders.ts' }, ship: { entry: 'ship.ts' } },
    faults: [{ kind: 'duplicate', target: 'bus' }],
    ...(bus ? { bus } : {}),
  })
  const examined = { lab, file: 'labs/x/lab.ts', source: { lineOf: () => 1 } } as unknown as Examined
  return [...busFindings(examined), ...faultFindings(examined)].map(({ field, problem }) => `${field}: ${problem}`)
}

test('a bus with its topics has no finding, and the faults of a bus may be done to it', () => {
  expect(findings({ topics: { placed: { publishers: ['orders'], subscribers: ['ship'] } } })).toEqual([])
})

test('what is wrong with a bus is found', () => {
  const found = findings({
    topics: { 'No Name': { publishers: [], subscribers: ['shop'] } },
    visibilitySeconds: -1,
  })
  expect(found).toMatchInlineSnapshot(`
    [
      "bus.topics.No Name: 'No Name' is a part of an address, so it is made of small letters, digits and hyphens. Rename it.",
      "bus.topics.No Name.publishers: The topic has no publishers, so its events never come. Name one.",
      "bus.topics.No Name.subscribers.0: There is no service 'shop'.",
      "bus.visibilitySeconds: It is -1 and should be 0 or more, or left out.",
    ]
  `)
  expect(findings({ topics: {} })).toMatchInlineSnapshot(`
    [
      "bus.topics: The bus has no topic, so nothing goes over it. Add one, or take the bus out.",
    ]
  `)
  expect(findings(undefined)).toMatchInlineSnapshot(`
    [
      "faults.0: 'duplicate' is done to a service, and there is no service 'bus'.",
    ]
  `)
})
