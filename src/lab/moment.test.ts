import { expect, test } from 'vitest'
import { toyHost } from '../engine/toy/host.ts'
import { counting } from '../engine/toy/world.ts'
import { check, type Metric } from './check.ts'
import { constantRate, defineLab, get, phase } from './definition.ts'
import { judgeSeed } from './judge.ts'

const fifth: Metric = {
  name: 'fifth',
  unit: 'count',
  of: ({ calls }) => calls.length,
  moment: ({ calls }) => calls[4]?.called,
}

test('a measure may say which moment to look at; unless it does, the window begins it', async () => {
  const { moment: _, ...plain } = fifth
  const never: Metric = { ...fifth, moment: () => undefined }
  const lab = defineLab({
    ...{ version: 1, links: [], faults: [], wrong: {}, rounds: {} },
    services: { web: { entry: 'web.ts' } },
    load: { readers: constantRate({ to: 'web', perSecond: 10, request: () => get('/') }) },
    scenarios: { evening: [phase('early', 2), phase('late', 2)] },
    checks: {
      told: check('evening', fifth).within('late').equals(0),
      plain: check('evening', plain).within('late').equals(0),
      never: check('evening', never).within('late').equals(0),
    },
  })
  const host = toyHost({ web: counting().service })
  const { observed } = await judgeSeed(lab, { web: {} }, 1, host)
  expect(observed.told?.moment).toBeLessThan(observed.plain?.moment as number)
  expect(observed.never?.moment).toBe(observed.plain?.moment)
})
