import { expect, test } from 'vitest'
import en from '../../../content/ui/workbench.en.json'
import ko from '../../../content/ui/workbench.ko.json'
import { RUN_REFUSALS } from '../../engine/run-record.ts'

test('every reason for which a run is not opened has its sentence in both languages', () => {
  for (const words of [en, ko]) expect(Object.keys(words.branch.refused)).toEqual([...RUN_REFUSALS])
  const values = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()
  for (const reason of RUN_REFUSALS)
    expect(values(ko.branch.refused[reason])).toEqual(values(en.branch.refused[reason]))
})
