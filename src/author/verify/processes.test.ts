import { expect, test } from 'vitest'
import { readLab } from '../lab-folder.ts'
import { contrastOnProcesses } from './on-processes.ts'

test('on real processes, too, the start stays down after the pause and the solution comes back', {
  timeout: 120_000,
}, async () => {
  const { start, solution } = await contrastOnProcesses(await readLab('retry-storm'), 16)
  // the machine may be busy with other things: only how the two compare is judged
  expect(solution.after).toBeGreaterThan(2 * start.after)
  expect(start.callsPerRequest ?? 0).toBeGreaterThan(1.5 * (solution.callsPerRequest ?? 0))
})
