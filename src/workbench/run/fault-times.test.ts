import { expect, test } from 'vitest'
import { faultTimes } from './fault-times.ts'
import type { FaultSpan } from './take.ts'

const span = (kind: string, target: string, from: number, to: number): FaultSpan => ({
  id: `${kind}${from}`,
  kind,
  target,
  from,
  to,
})

test('a killed service is away until it is started again, or until now', () => {
  const kill = span('kill', 'judge', 10, 10)
  expect(faultTimes([kill, span('restart', 'judge', 18, 18)], 30)).toEqual([{ ...kill, to: 18 }])
  expect(faultTimes([kill, span('restart', 'router', 18, 18)], 30)).toEqual([
    { ...kill, to: 30 },
    span('restart', 'router', 18, 18),
  ])
})

test('what acts goes on until now, and what is over at once keeps its moment', () => {
  const pause = span('pause', 'shop', 12, Number.NaN)
  const deploy = span('deploy', 'shop', 5, 5)
  expect(faultTimes([pause, deploy], 20)).toEqual([deploy, { ...pause, to: 20 }])
})

test('of two kills each ends with the start that follows it', () => {
  const [one, two] = [span('kill', 'orders', 1, 1), span('kill', 'orders', 5, 5)]
  const starts = [span('restart', 'orders', 2, 2), span('restart', 'orders', 7, 7)]
  expect(faultTimes([one, two, ...starts], 9)).toEqual([
    { ...one, to: 2 },
    { ...two, to: 7 },
  ])
})
