import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serviceFiles } from '../../lab/files.ts'
import type { ShopPlan } from './live.ts'

const lab = 'night-shop'

const definitions = import.meta.glob<typeof import('../../../labs/night-shop/lab.ts')>('/labs/night-shop/lab.ts')

/** What the first page tells its shop: the code that runs, and the numbers that stand in its sentences. Read at build time. */
export async function readShop(): Promise<{ plan: ShopPlan; usual: number; atMost: number; timeout: number }> {
  const load = definitions['/labs/night-shop/lab.ts']
  if (!load) throw new Error('labs/night-shop/lab.ts is missing; the first page runs it')
  const { default: definition } = await load()
  const folder = join('labs', lab, 'start')
  const flat = Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]))
  return {
    plan: {
      lab,
      files: serviceFiles(definition, flat),
      latencyMs: definition.links[0]?.latencyMs ?? 300,
      workers: Number(found(flat['inventory.ts'], /pool\((\d+)\)/)),
    },
    usual: definition.load.readers?.perSecond ?? 12,
    atMost: definition.services.inventory?.capacityPerSecond ?? 20,
    timeout: Number(found(flat['orders.ts'], /timeout\(([\d_]+)\)/).replace('_', '')) / 1_000,
  }
}

/** A number that the picture's words repeat, taken from the shop's own code. */
function found(code: string | undefined, pattern: RegExp): string {
  const value = pattern.exec(code ?? '')?.[1]
  if (!value) throw new Error(`labs/${lab}/start no longer holds ${pattern}; src/site/shop/plan.ts reads it from there`)
  return value
}
