import { expect, test } from 'vitest'
import { type Cut, cuts, effect, type Fact, facts, shops, units } from './cuts.ts'

const counts = (cut: Cut, fact: Fact, worn = false) => {
  const { files, units, teams, along } = effect(cut, fact, worn)
  return [files.length, units.length, teams.length, along]
}

test('a rule that stands in one place is one file, one deployment and one team in every cut', () => {
  for (const cut of cuts) expect(counts(cut, 'rule').slice(0, 3)).toEqual([1, 1, 1])
  expect(cuts.map((cut) => counts(cut, 'rule')[3])).toEqual([9, 10, 10, 0, 4])
})

test('a rule that was copied costs four files in every cut; only the number of deployments differs', () => {
  expect(cuts.map((cut) => counts(cut, 'rule', true).slice(0, 3))).toEqual([
    [4, 1, 3],
    [4, 1, 3],
    [4, 1, 4],
    [4, 4, 3],
    [4, 4, 4],
  ])
})

test('how orders are kept is everybody’s business in the first cut and nobody else’s from the second on', () => {
  expect(cuts.map((cut) => counts(cut, 'layout').slice(0, 3))).toEqual([
    [6, 1, 2],
    [2, 1, 1],
    [2, 1, 1],
    [2, 2, 2],
    [2, 1, 1],
  ])
})

test('a note that is written on a form and printed on a parcel crosses every cut', () => {
  expect(cuts.map((cut) => counts(cut, 'note').slice(0, 3))).toEqual([
    [4, 1, 3],
    [5, 1, 3],
    [6, 1, 3],
    [8, 6, 5],
    [7, 3, 3],
  ])
})

test('worn boundaries never make a change cheaper', () => {
  for (const cut of cuts)
    for (const fact of facts) {
      const [kept, worn] = [counts(cut, fact), counts(cut, fact, true)]
      for (const i of [0, 1, 2]) expect(worn[i], `${cut} ${fact}`).toBeGreaterThanOrEqual(kept[i] as number)
    }
})

test('every file is drawn once, in the unit and the team that own it', () => {
  for (const cut of cuts) {
    const drawn = units(cut).flatMap(({ name, teams }) =>
      teams.flatMap((team) => team.files.map((one) => `${name}/${team.name}/${one.name}`)),
    )
    expect(drawn.toSorted()).toEqual(shops[cut].map(({ unit, team, name }) => `${unit}/${team}/${name}`).toSorted())
  }
})
