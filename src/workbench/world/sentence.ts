import { fill, type Words } from '../words.ts'
import type { NodeSnapshot, WorldSnapshot } from './snapshot.ts'

/** The picture's title: one sentence on what is going on, worked out from the state. Service names stand in backticks. */
export function worldSentence(words: Words, world: WorldSnapshot, count: (n: number) => string): string {
  const w = words.world.says
  const of = (name: string) => `\`${name}\``
  const find = (test: (node: NodeSnapshot) => boolean) => world.nodes.find(test)
  if (world.now === 0) return w.ready

  const crashed = find((node) => node.state === 'crashed')
  if (crashed) return fill(w.crashed, { service: of(crashed.name) })
  const down = find((node) => node.state === 'down')
  if (down) return fill(w.down, { service: of(down.name) })
  const paused = find((node) => node.state === 'paused')
  if (paused) return fill(w.paused, { service: of(paused.name), n: count(paused.door.waiting) })

  const { goodput } = world.measures
  const idle = find((node) => servesNobody(world, node))
  if (idle && goodput < 0.5) return fill(w.forNobody, { service: of(idle.name) })
  const clearing = find((node) => node.door.left > 20 && node.door.left > node.door.awaited)
  if (clearing && goodput < 0.9) return fill(w.clearing, { service: of(clearing.name), n: count(clearing.door.left) })
  if (goodput < 0.5) return w.failing
  if (goodput < 0.97) return w.some
  const fault = world.acting.find((one) => one.target.includes('>'))
  if (fault)
    return fill(w.despite, { from: of(fault.target.split('>')[0] ?? ''), to: of(fault.target.split('>')[1] ?? '') })
  return Number.isNaN(goodput) ? w.starting : w.well
}

/** Most of what it finished lately reached no one. */
function servesNobody(world: WorldSnapshot, node: NodeSnapshot): boolean {
  const wires = world.wires.filter((wire) => wire.to === node.name)
  const stale = wires.reduce((sum, wire) => sum + wire.stale, 0)
  const awaited = wires.reduce((sum, wire) => sum + wire.awaited, 0)
  return stale > 20 && stale > awaited * 4
}
