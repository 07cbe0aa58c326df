import { expect, test, vi } from 'vitest'
import type { CheckReply, Verdict } from '../../protocol/index.ts'
import type { Bridge } from '../bridge.ts'
import type { LabView } from '../lab-view.ts'

const plain = <T>(value: T) => value
vi.stubGlobal('$state', Object.assign(plain, { raw: plain }))
const { Checks } = await import('./checks.svelte.ts')

const lab = { id: 'one', services: [] } as unknown as LabView
const verdict = { passed: true, checks: [], seeds: [1] } as unknown as Verdict

test('a verdict is old once the code is another one, and not before there is one', () => {
  const checks = new Checks(lab, () => {})
  let hear: (reply: CheckReply) => void = () => {}
  checks.attach({
    check: (_order: unknown, listener: typeof hear) => {
      hear = listener
      return () => {}
    },
  } as unknown as Bridge)
  const mine = { web: { 'web.ts': 'as it was' } }
  expect(checks.isOld(mine)).toBe(false)
  checks.start(mine)
  expect(checks.isOld({ web: { 'web.ts': 'changed' } })).toBe(false)
  hear({ type: 'check-done', id: 1, verdict } as unknown as CheckReply)
  expect(checks.isOld({ web: { 'web.ts': 'as it was' } })).toBe(false)
  expect(checks.isOld({ web: { 'web.ts': 'changed' } })).toBe(true)
  expect(checks.isOld({ web: { 'web.ts': 'as it was', 'more.ts': '' } })).toBe(true)
})
