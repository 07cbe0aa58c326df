import { CallBook } from '../../engine/measures/call-book.ts'
import { SECOND } from '../../engine/time.ts'
import { toyWorld } from '../../engine/toy/world.ts'
import { APART_S, type Clicks, type Deed, FROM_S, type KillRun, TO_S } from './clicks.ts'
import { BOOT, instances, NO_BASKET, NOTICED, pieces, type Shop, services, THINKS } from './shop.ts'

/** Runs the shop in the engine, kills the instance that keeps baskets at this second, and tells how the clicks went. */
export async function killRun(shop: Shop, { atS, deaths, seed }: Deed): Promise<KillRun> {
  const victims = instances(pieces(shop).keeper, shop).slice(0, deaths)
  const gone = ((shop.restarts ? NOTICED.machine : NOTICED.person) + (shop.quick ? BOOT.quick : BOOT.slow)) / SECOND
  const plan = victims.map((target, i) => ({ target, atS: atS + i * APART_S, backS: atS + i * APART_S + gone }))
  const deeds = plan
    .flatMap(({ target, atS, backS }) => [
      { at: atS, kind: 'kill' as const, target },
      { at: backS, kind: 'restart' as const, target },
    ])
    .sort((a, b) => a.at - b.at)
  const world = await toyWorld(services(shop, TO_S * SECOND), { seed, latency: SECOND / 2_000 })
  for (const { at, kind, target } of deeds) {
    await world.advance(at * SECOND)
    await world.inject({ id: `${kind}-${target}`, kind, target })
  }
  await world.advance(TO_S * SECOND + THINKS)
  const book = new CallBook(world.journal)
  world.close()
  const clicks: Clicks[] = Array.from({ length: TO_S - FROM_S }, () => ({ well: 0, noBasket: 0, failed: 0 }))
  for (const call of book.calls) {
    if (call.from !== 'readers') continue
    const second = clicks[Math.floor(call.called / SECOND) - FROM_S]
    if (!second) continue
    if (call.status === 200) second.well += 1
    else if (call.status === NO_BASKET) second.noBasket += 1
    else second.failed += 1
  }
  return { deaths: plan.map(({ atS, backS }) => ({ atS, backS })), clicks }
}
