import { expect, test } from 'vitest'
import { Door } from './door.ts'

test('the oldest calls are with the workers, the next one stands in front', () => {
  const door = new Door()
  for (let call = 1; call <= 4; call++) {
    door.arrive(call, call, false)
    door.setPool(2, Math.min(2, call), Math.max(0, call - 2), call)
  }
  door.left(1, 5)
  door.left(3, 5)
  expect(door.state).toMatchObject({ busy: 2, staleWorkers: 1, waiting: 2, awaited: 1, left: 1, front: 3 })
})

test('calls that come in while the process stands still wait at the door, and are not lost when it goes on', () => {
  const door = new Door()
  door.arrive(1, 10, false)
  door.setPool(1, 1, 0, 10)
  door.hold(true, 20)
  for (let call = 2; call <= 6; call++) door.arrive(call, 20 + call, false)
  expect(door.waiting).toBe(5)
  door.hold(false, 40)
  door.done(1, 40)
  door.setPool(1, 0, 0, 40)
  for (let call = 2; call <= 6; call++) door.setPool(1, 1, call - 2, 40)
  expect(door.state).toMatchObject({ busy: 1, waiting: 4, front: 3 })
})

test('calls that were dropped without an answer are forgotten when a later one is served', () => {
  const door = new Door()
  for (let call = 1; call <= 5; call++) {
    door.arrive(call, call, false)
    door.setPool(1, 1, call - 1, call)
    door.left(call, call)
  }
  door.done(1, 9)
  // 2, 3 and 4 were too late
  door.setPool(1, 1, 0, 9)
  expect(door.state).toMatchObject({ busy: 1, staleWorkers: 1, waiting: 0, left: 0, front: 0 })
})

test('at a service that only asks others a call waits no longer than its caller does', () => {
  const door = new Door()
  for (let call = 1; call <= 4; call++) door.arrive(call, call, false)
  door.left(1, 5)
  door.left(2, 6)
  expect(door.state).toMatchObject({ pool: null, waiting: 2, awaited: 2, left: 0, front: 3 })
  expect(door.depth.values.at(-1)).toBe(2)
  door.done(3, 7)
  door.done(4, 8)
  expect(door.state).toMatchObject({ waiting: 0, front: 0 })
})

test('a service that tells of its work keeps the calls whose callers have left until it has worked for them', () => {
  const door = new Door()
  for (let call = 1; call <= 3; call++) door.arrive(call, call, false)
  door.worked(1, 4)
  door.left(2, 5)
  expect(door.state).toMatchObject({ waiting: 2, awaited: 1, left: 1, front: 2 })
  expect(door.worked(2, 6)).toBe(true)
  expect(door.state).toMatchObject({ waiting: 1, left: 0, front: 3 })
})
