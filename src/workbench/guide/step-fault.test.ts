import { expect, test } from 'vitest'
import type { GuideStep } from '../../lab/guide/parts.ts'
import { faultAt, faultOf, namedFirst } from './step-fault.ts'

const step = (action: string): GuideStep => ({ type: 'step', title: '', html: '', action, until: '' })
const predict = (fault: string): GuideStep => ({ type: 'predict', id: 'p', fault, html: '', options: [], answer: '' })
const card: GuideStep = { type: 'card', ask: '' }

test('a step names its fault, a prediction the one it comes before, and running, checking and patches name none', () => {
  expect(faultOf(step('partition:auditor>reconciler'))).toEqual({
    kind: 'partition',
    target: 'auditor>reconciler',
    mends: false,
  })
  expect(faultOf(predict('kill:orders'))).toEqual({ kind: 'kill', target: 'orders', mends: false })
  for (const action of ['run', 'check', 'next', '', 'patch:backoff']) expect(faultOf(step(action))).toBeUndefined()
  expect(faultOf(card)).toBeUndefined()
})

test('a fault may go in at several places at once', () => {
  const cut = faultOf(step('partition:seoul>jeju+jeju>seoul+busan>jeju'))
  expect(cut).toMatchObject({ target: 'seoul>jeju', also: ['jeju>seoul', 'busan>jeju'] })
})

test('to resume is to end the pause', () => {
  expect(faultOf(step('resume:inventory'))).toEqual({ kind: 'pause', target: 'inventory', mends: true })
})

test('a step without a fault speaks of the next one to come, and after the last of that one', () => {
  const steps = [step('run'), predict('kill:orders'), step('kill:orders'), step('next'), step('restart:web'), card]
  const kinds = steps.map((_, at) => faultAt(steps, at)?.kind)
  expect(kinds).toEqual(['kill', 'kill', 'kill', 'restart', 'restart', 'restart'])
  expect(faultAt([step('run'), card], 0)).toBeUndefined()
})

test('what the guide speaks of stands in front, and the others stay in order', () => {
  const faults = ['slow', 'pause', 'kill'].map((kind) => ({ kind, target: 'orders' }))
  const named = { kind: 'kill', target: 'orders', mends: false }
  expect(namedFirst(faults, named).map((one) => one.kind)).toEqual(['kill', 'slow', 'pause'])
  expect(namedFirst(faults, { ...named, target: 'web' }).map((one) => one.kind)).toEqual(['slow', 'pause', 'kill'])
  expect(namedFirst(faults, undefined)).toEqual(faults)
})
