import { expect, test } from 'vitest'
import { defineLab, deploy, inAnyOrder, phase } from '../../../lab/index.ts'
import { faultFindings } from './faults.ts'
import { folderFindings } from './folders.ts'
import type { Examined } from './lab.ts'

test('versions without a folder, folders without a version, and deployments of neither are found', () => {
  const lab = defineLab({
    ...{ version: 1, links: [], load: {}, scenarios: {}, checks: {}, wrong: {}, rounds: {} },
    services: { web: { entry: 'web.ts', versions: ['v2', 'v4'] }, stock: { entry: 'stock.ts' } },
    faults: [deploy('web', 1), deploy('web', 3), deploy('stock', 1)],
  })
  const files = new Map([
    ['labs/x/start/web.ts', 'old'],
    ['labs/x/start/stock.ts', 'stock'],
    ['labs/x/versions/v2/web.ts', 'new'],
    ['labs/x/versions/v3/web.ts', 'old'],
  ])
  const examined = { id: 'x', lab, file: 'labs/x/lab.ts', source: { lineOf: () => 1 }, course: { tree: { files } } }
  const found = [...folderFindings(examined as unknown as Examined), ...faultFindings(examined as unknown as Examined)]
  expect(found.map(({ file, field, problem }) => `${file} ${field}: ${problem}`)).toMatchInlineSnapshot(`
    [
      "labs/x/lab.ts services.web.versions.1: There is no folder labs/x/versions/v4. Put the files there that this version changes, or take it out.",
      "labs/x/versions/v3 folder: No service of lab.ts has a version 'v3', so it is never deployed. Add it to the versions of its service.",
      "labs/x/versions/v3/web.ts versions/v3: It is letter by letter what the learner begins with. Write the change, or remove the folder.",
      "labs/x/lab.ts faults.1: 'web' has the versions v2, v4, so there is no version 3 to deploy. Name it in services.web.versions.",
      "labs/x/lab.ts faults.2: 'stock' has no versions, so there is no version 1 to deploy. Name it in services.stock.versions.",
    ]
  `)
})

test('where services come in any order, a deployment must be there for each of them', () => {
  const lab = defineLab({
    ...{ version: 1, links: [], load: {}, faults: [], checks: {}, wrong: {}, rounds: {} },
    services: { web: { entry: 'web.ts', versions: ['v2'] }, stock: { entry: 'stock.ts' } },
    scenarios: { change: inAnyOrder(['web', 'stock'], phase('one', 1, deploy('web', 1))) },
  })
  const examined = { id: 'x', lab, file: 'labs/x/lab.ts', source: { lineOf: () => 1 } }
  const found = [...faultFindings(examined as unknown as Examined)].map(({ problem }) => problem)
  expect(found.filter((problem) => problem.includes('deploy'))).toEqual([
    "'stock' has no versions, so there is no version 1 to deploy. Name it in services.stock.versions.",
  ])
})
