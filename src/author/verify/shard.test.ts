import { expect, test } from 'vitest'
import { shard } from './shard.ts'

test('the shards of a list are together the list, each item once', () => {
  const labs = ['a', 'b', 'c', 'd', 'e']
  const all = [1, 2, 3].flatMap((i) => shard(labs, `${i}/3`) ?? [])
  expect(all.toSorted()).toEqual(labs)
  expect(shard(labs, '2/3')).toEqual(['b', 'e'])
})

test.each(['0/3', '4/3', '1', '1/0', 'a/b'])('%s is no shard', (part) => {
  expect(shard(['a'], part)).toBeNull()
})
