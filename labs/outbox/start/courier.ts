import { serve } from '@hono/node-server'
import { record } from 'faultline/lab'
import { Hono } from 'hono'

type Parcel = { number: number; order_id: string; point: number }
type Wish = { id: string; point: number }

// walks along the shelf every second and notes each new parcel, and each new label; the van comes in the morning
const labels = new Map<number, number>()
let shelf: Parcel[] = []
setInterval(async () => {
  shelf = (await ask<Parcel[]>(`${process.env.SHIPPING_URL}/parcels`)) ?? shelf
  for (const { number, order_id, point } of shelf) {
    if (!labels.has(number)) record('shipped', order_id)
    if (labels.get(number) !== point) record('labelled', order_id, point)
    labels.set(number, point)
  }
}, 1_000)

// compares them with what was paid for at least 5 s ago
setInterval(async () => {
  const wishes = (await ask<Wish[]>(`${process.env.WEB_URL}/wishes`)) ?? []
  const parcels = wishes.map(({ id, point }) => ({ point, found: shelf.filter((parcel) => parcel.order_id === id) }))
  const none = parcels.filter(({ found }) => found.length === 0).length
  const more = parcels.filter(({ found }) => found.length > 1).length
  const elsewhere = parcels.filter(({ found, point }) => found.some((parcel) => parcel.point !== point)).length
  console.log(`${wishes.length} orders: ${none} lost, ${more} twice, ${elsewhere} astray`)
}, 2_000)

async function ask<T>(url: string): Promise<T | null> {
  try {
    return await (await fetch(url, { signal: AbortSignal.timeout(400) })).json()
  } catch {
    return null
  }
}

const app = new Hono()
serve({ fetch: app.fetch, port: Number(process.env.PORT) })
