import type { LabDefinition } from '../definition.ts'

/** Name of the service that a lab's bus is. */
export const BUS = 'bus'

/**
 * The lab's bus. Who publishes to a topic sends `POST $BUS_URL/topics/<topic>`, with the key in the header `event-key`
 * if the topic keeps an order; 202 says that the event is on the bus's disk. The bus then sends
 * `POST /events/<topic>` to each subscriber, with `event-id`, `event-key` and `event-attempt` in its headers. An answer
 * of 2xx within the visibility timeout acknowledges it; anything else, or none, and the event comes again.
 */
export interface BusSpec {
  topics: Record<string, TopicSpec>
  /** An event that was not acknowledged comes again after this long; 5 s unless said. */
  visibilitySeconds?: number
  /** One way, between the bus and everybody; 1 ms unless said. */
  latencyMs?: number
}

export interface TopicSpec {
  publishers: string[]
  subscribers: string[]
  /** Events of one key come one after another, in the order in which they were published. */
  ordered?: boolean
}

/** What the bus's process is told in its environment. */
export interface BusPlan {
  topics: Record<string, { subscribers: string[]; ordered: boolean }>
  visibilityMs: number
}

/** The bus, as a service's files. */
export const BUS_FILES = { 'bus.ts': "import { runBus } from 'faultline/bus'\n\nrunBus()\n" }

const VISIBILITY_SECONDS = 5
const LATENCY_MS = 1

/** The lab with its bus as a service of the harness, and a link from each publisher and to each subscriber. */
export function withBus(lab: LabDefinition, bus: BusSpec): LabDefinition {
  const topics = Object.entries(bus.topics)
  const plan: BusPlan = {
    topics: Object.fromEntries(
      topics.map(([name, { subscribers, ordered = false }]) => [name, { subscribers, ordered }]),
    ),
    visibilityMs: (bus.visibilitySeconds ?? VISIBILITY_SECONDS) * 1_000,
  }
  const latencyMs = bus.latencyMs ?? LATENCY_MS
  const publishers = new Set(topics.flatMap(([, topic]) => topic.publishers))
  const subscribers = new Set(topics.flatMap(([, topic]) => topic.subscribers))
  return {
    ...lab,
    services: {
      ...lab.services,
      [BUS]: {
        entry: 'bus.ts',
        harness: true,
        files: BUS_FILES,
        env: { BUS: JSON.stringify(plan) },
      },
    },
    links: [
      ...lab.links,
      ...[...publishers].map((from) => ({ from, to: BUS, latencyMs })),
      ...[...subscribers].map((to) => ({ from: BUS, to, latencyMs })),
    ],
  }
}
