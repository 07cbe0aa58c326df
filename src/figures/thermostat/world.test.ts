import { expect, test } from 'vitest'
import { Random } from '../../engine/random.ts'
import { act, type Instance, plan, services } from './plan.ts'
import {
  applied,
  byHand,
  cloned,
  declaration,
  declaring,
  drift,
  minute,
  type Rules,
  sizing,
  started,
  type World,
} from './world.ts'

const loop: Rules = { keeper: 'loop', post: 'arrive', scaler: 'none' }
const events: Rules = { keeper: 'events', post: 'arrive', scaler: 'none' }
const pass = (world: World, minutes: number, rules: Rules): World =>
  minutes === 0 ? world : pass(minute(world, rules), minutes - 1, rules)
const count = ({ running }: World, service: string) => running.filter((one) => one.service === service).length

test('what was applied leaves nothing to do, and a step that was done changes nothing more', () => {
  const world = applied(cloned(started(declaration)), 'none')
  expect(drift(world, 'none')).toEqual([])
  expect(world.running).toEqual(started(declaration).running)
  for (const { action } of world.log) expect(act(world.running, action)).toEqual(world.running)
})

test('the plan of a clone builds all of it from nothing', () => {
  const staging = cloned(started(declaration))
  expect(drift(staging, 'none').map(({ type }) => type)).toEqual(Array(7).fill('create'))
})

test('from any of fifty states the loop comes to what is declared, and then rests', () => {
  const random = new Random('thermostat')
  for (let i = 0; i < 50; i++) {
    const running: Instance[] = services.flatMap((service) =>
      [1, 2, 3, 4, 5].filter(() => random.chance(0.5)).map((number) => ({ service, number, gb: 1 + random.below(4) })),
    )
    const start: World = { ...started(declaration), running }
    const needed = plan(declaration, running).length
    const end = pass(start, needed, loop)
    expect(drift(end, 'none')).toEqual([])
    expect(pass(end, 5, loop).log).toHaveLength(needed)
  }
})

test('the numbers of the lesson: one notice lost, one arrived, and one instance is missing for good', () => {
  const told = (rules: Rules) => {
    let world = byHand(started(declaration), 'stop', 'orders', 'lost')
    world = byHand(world, 'stop', 'orders', 'arrive')
    return pass(world, 60, rules)
  }
  expect(count(told(events), 'orders')).toBe(1)
  expect(count(told(loop), 'orders')).toBe(2)
})

test('a notice that arrives twice starts one too many; the loop does not mind', () => {
  const world = byHand(started(declaration), 'stop', 'orders', 'twice')
  expect(count(pass(world, 10, events), 'orders')).toBe(3)
  expect(count(pass(world, 10, loop), 'orders')).toBe(2)
})

test('as long as every notice arrives once, acting on them does as well', () => {
  let world = byHand(started(declaration), 'stop', 'web', 'arrive')
  world = byHand(world, 'enlarge', 'catalog', 'arrive')
  world = declaring(world, 'orders', 4, 'arrive')
  world = declaring(world, 'web', 2, 'arrive')
  expect(drift(pass(world, 10, events), 'none')).toEqual([])
})

test('what was enlarged by hand is small again after a minute', () => {
  const world = byHand(started(declaration), 'enlarge', 'catalog', 'arrive')
  expect(drift(world, 'none')).toEqual([{ type: 'resize', service: 'catalog', number: 1, from: 4, gb: 2 }])
  expect(drift(minute(world, loop), 'none')).toEqual([])
})

test('what is enlarged in the declaration stays so, by either keeper', () => {
  const world = sizing(started(declaration), 'catalog', 4, 'arrive')
  for (const rules of [loop, events]) {
    const end = pass(world, 5, rules)
    expect(drift(end, 'none')).toEqual([])
    expect(end.running.filter(({ service }) => service === 'catalog').map(({ gb }) => gb)).toEqual([4, 4])
  }
})

test('two who want different numbers undo each other minute by minute; agreed, they come to rest', () => {
  const fight = pass(started(declaration), 10, { ...loop, scaler: 'fights' })
  expect(fight.log).toHaveLength(19)
  expect(fight.log.filter(({ who }) => who === 'loop').every(({ action }) => action.type === 'remove')).toBe(true)
  const agreed = pass(started(declaration), 10, { ...loop, scaler: 'agreed' })
  expect(agreed.log).toHaveLength(2)
  expect(count(agreed, 'web')).toBe(5)
  expect(drift(agreed, 'agreed')).toEqual([])
})
