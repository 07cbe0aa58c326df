import { expect, test } from 'vitest'
import { MS, SECOND } from '../time.ts'
import type { ToyService } from '../toy/host.ts'
import { scripted, toyWorld } from '../toy/world.ts'

test('bytes take their time on a thin line, and answers wait for each other', async () => {
  const client = scripted('server', [{ at: SECOND }, ...[2, 2, 2].map((s) => ({ at: s * SECOND }))])
  const server: ToyService = (toy) => (request) => {
    const head = { status: 200, headers: [] }
    toy.do({ type: 'answer', call: request.call, head, body: 'x'.repeat(99_740), end: true })
  }
  const world = await toyWorld({ client: client.service, server })
  await world.inject({
    id: 'b',
    kind: 'bandwidth',
    target: 'client>server',
    way: 'back',
    params: { kbPerSecond: 1_000 },
  })
  await world.advance(4 * SECOND)
  // 99,740 bytes of body, 200 of head and 60 of frame: 100 ms; a SYN's answer of 60 bytes: 60 microseconds
  expect(client.outcomes[0]).toMatchObject({ ended: SECOND + 4 * MS + 100 * MS + 60 })
  const ended = client.outcomes.slice(1).map((outcome) => outcome.ended - 2 * SECOND)
  expect(ended[0]).toBe(2 * MS + 100 * MS)
  // the other two need connections of their own, whose handshakes go through before the first answer
  expect((ended[2] as number) - (ended[1] as number)).toBe(100 * MS)
})
