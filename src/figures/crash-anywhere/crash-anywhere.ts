/**
 * One order goes from `orders` over a bus to `shipping`. Three programs send, three receive; any step may be the last that a
 * process takes. What was written stays written, what was in memory is gone. Then the process starts again and does what its
 * program does on starting.
 */
export const senders = ['saveFirst', 'publishFirst', 'outbox'] as const
export type Sender = (typeof senders)[number]
export const receivers = ['plain', 'noteFirst', 'together'] as const
export type Receiver = (typeof receivers)[number]

export const steps = ['save', 'saveBoth', 'publish', 'remove', 'note', 'pack', 'packNote', 'ack'] as const
export type Step = (typeof steps)[number]

/** What happened, in order. A crash comes after a step that is still done. */
export type Event = Step | 'crash'

export const ends = ['right', 'lost', 'doubled', 'ghost'] as const
/** Lost: an order without a parcel. Doubled: two parcels. Ghost: a parcel for an order that is in no book. */
export type End = (typeof ends)[number]

export interface Evening {
  story: Event[]
  orders: number
  parcels: number
  end: End
}

/** What survives a crash. */
interface World {
  orders: Set<string>
  rows: string[]
  bus: string[]
  noted: Set<string>
  parcels: string[]
}

const ORDER = 'order-1'

/** The evening of one order, with a crash after the step of this number, counted from 1; 0 for none. */
export function evening(sender: Sender, receiver: Receiver, crashAfter: number): Evening {
  const world: World = { orders: new Set(), rows: [], bus: [], noted: new Set(), parcels: [] }
  const story: Event[] = []
  let taken = 0
  const did = (step: Step) => {
    story.push(step)
    taken += 1
    if (taken === crashAfter) throw new Crash()
  }
  const alive = (process: () => void) => {
    try {
      process()
    } catch (error) {
      if (!(error instanceof Crash)) throw error
      story.push('crash')
    }
  }
  // the reader pays once, and has closed the page by then
  alive(() => takeOrder(sender, world, did))
  while (world.rows.length > 0) alive(() => relay(world, did))
  // the bus keeps what was not acknowledged, and delivers it again
  while (world.bus.length > 0) alive(() => receive(receiver, world, did))
  const [orders, parcels] = [world.orders.size, world.parcels.length]
  return { story, orders, parcels, end: end(orders, parcels) }
}

/** What becomes of the evening for each step after which the process may stop. */
export function everyCrash(sender: Sender, receiver: Receiver): Evening[] {
  const calm = evening(sender, receiver, 0).story.length
  return Array.from({ length: calm }, (_, i) => evening(sender, receiver, i + 1))
}

class Crash extends Error {}

function takeOrder(sender: Sender, world: World, did: (step: Step) => void): void {
  if (sender === 'outbox') {
    // one transaction
    world.orders.add(ORDER)
    world.rows.push(ORDER)
    did('saveBoth')
    return
  }
  const save = () => {
    world.orders.add(ORDER)
    did('save')
  }
  if (sender === 'saveFirst') save()
  world.bus.push(ORDER)
  did('publish')
  if (sender === 'publishFirst') save()
}

function relay(world: World, did: (step: Step) => void): void {
  const [row] = world.rows
  if (row === undefined) return
  world.bus.push(row)
  did('publish')
  world.rows.shift()
  did('remove')
}

function receive(receiver: Receiver, world: World, did: (step: Step) => void): void {
  const [event] = world.bus
  if (event === undefined) return
  if (receiver === 'plain' || !world.noted.has(event)) {
    if (receiver === 'noteFirst') {
      world.noted.add(event)
      did('note')
    }
    world.parcels.push(event)
    // one transaction, where it is one
    if (receiver === 'together') world.noted.add(event)
    did(receiver === 'together' ? 'packNote' : 'pack')
  }
  world.bus.shift()
  did('ack')
}

function end(orders: number, parcels: number): End {
  if (parcels > orders) return orders === 0 ? 'ghost' : 'doubled'
  return parcels < orders ? 'lost' : 'right'
}
