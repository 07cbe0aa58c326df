import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { coursePath } from '../../content/course-folder.ts'
import { serviceFiles } from '../../lab/files.ts'
import { loadLab } from '../load-lab.ts'
import type { ShopPlan } from './live.ts'

const lab = 'night-shop'

/**
 * What the first page tells its shop: the code that runs, and the numbers that stand in its sentences. Read at build
 * time; null for a course without the shop.
 */
export async function readShop(): Promise<{ plan: ShopPlan; usual: number; atMost: number; timeout: number } | null> {
  const folder = coursePath(`labs/${lab}/start`)
  if (!existsSync(folder)) return null
  const definition = await loadLab(lab)
  const flat = Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(`${folder}/${file}`, 'utf8')]))
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
