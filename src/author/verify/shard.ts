/** '2/3' takes every third of the items, from the second on; null when it is not written so. */
export function shard<T>(items: T[], part: string): T[] | null {
  const [, i, n] = /^([1-9]\d*)\/([1-9]\d*)$/.exec(part) ?? []
  if (!i || !n || Number(i) > Number(n)) return null
  return items.filter((_, index) => index % Number(n) === Number(i) - 1)
}
