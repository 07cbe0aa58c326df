import { expect, test } from 'vitest'
import { evening, everyCrash, type Receiver, receivers, type Sender, senders } from './crash-anywhere.ts'

const ends = (sender: Sender, receiver: Receiver) => everyCrash(sender, receiver).map(({ end }) => end)

test('without a crash every program sends one order and one parcel', () => {
  for (const sender of senders)
    for (const receiver of receivers)
      expect(evening(sender, receiver, 0)).toMatchObject({ orders: 1, parcels: 1, end: 'right' })
})

test('a crash between saving and publishing loses the parcel; the other way round there is a parcel for no order', () => {
  expect(ends('saveFirst', 'together')).toEqual(['lost', 'right', 'right', 'right'])
  expect(ends('publishFirst', 'together')).toEqual(['ghost', 'right', 'right', 'right'])
})

test('an outbox loses nothing, and sends twice what it could not strike off', () => {
  expect(ends('outbox', 'plain')).toEqual(['right', 'doubled', 'right', 'doubled', 'right'])
  expect(evening('outbox', 'plain', 2).story).toEqual([
    'saveBoth',
    'publish',
    'crash',
    'publish',
    'remove',
    'pack',
    'ack',
    'pack',
    'ack',
  ])
})

test('to note before packing turns doubled into lost', () => {
  expect(ends('outbox', 'noteFirst')).toEqual(['right', 'right', 'right', 'lost', 'right', 'right'])
})

test('of nine pairs of programs one holds wherever the crash comes', () => {
  const holding = senders.flatMap((sender) =>
    receivers
      .filter((receiver) => ends(sender, receiver).every((end) => end === 'right'))
      .map((receiver) => [sender, receiver]),
  )
  expect(holding).toEqual([['outbox', 'together']])
})

test('every crash is survived: nothing is left on the bus or in the outbox, and the story tells of one crash', () => {
  for (const sender of senders)
    for (const receiver of receivers)
      for (const { story } of everyCrash(sender, receiver)) {
        expect(story.filter((event) => event === 'crash')).toHaveLength(1)
      }
})
