/** What the picture of the shop shows at one moment. It knows nothing of engines or journals. */
export interface ShopView {
  /** Seconds of virtual time. */
  at: number
  services: { web: ServiceView; orders: ServiceView; inventory: ServiceView }
  dots: Dot[]
  /** Calls in front of inventory, oldest first: true while the caller still waits. */
  queue: boolean[]
  /** Orders in the last second. */
  confirmed: number
  failed: number
  /** Samples for the tape: [virtual second, orders confirmed in the second before it], oldest first. */
  tape: [number, number][]
  /** When inventory stood still, in virtual seconds; the end is null while it does. */
  pauses: [number, number | null][]
}

export interface ServiceView {
  state: 'up' | 'paused' | 'down'
  /** Requests in the last two seconds, for each second. */
  perSecond: number
  slots: ('busy' | 'stale' | 'free')[]
}

/** Something on its way: link 0 is readers to web, 1 web to orders, 2 orders to inventory. */
export interface Dot {
  link: 0 | 1 | 2
  kind: 'request' | 'answer' | 'stale' | 'failed'
  /** 0 at the caller, 1 at the service. */
  along: number
}

/** The shop before it opens, and where it cannot: everybody up, nothing moving. */
export function quietShop(workers: number): ShopView {
  const idle = (slots: number): ServiceView => ({ state: 'up', perSecond: 0, slots: new Array(slots).fill('free') })
  return {
    at: 0,
    services: { web: idle(0), orders: idle(0), inventory: idle(workers) },
    dots: [],
    queue: [],
    confirmed: 0,
    failed: 0,
    tape: [],
    pauses: [],
  }
}
