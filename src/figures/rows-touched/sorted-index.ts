/** Keys in order, each with a value beside it, as a table's index keeps them. */
export interface SortedIndex {
  keys: Int32Array
  values: Int32Array
}

/** An index over lists: the place of a list is the key of what is in it. */
export function sortedIndex(lists: number[][]): SortedIndex {
  const values = Int32Array.from(lists.flat())
  const keys = new Int32Array(values.length)
  let at = 0
  lists.forEach((list, key) => {
    keys.fill(key, at, at + list.length)
    at += list.length
  })
  return { keys, values }
}

/** All values under a key, and how many entries were looked at: halving down to the first, then reading on. */
export function find({ keys, values }: SortedIndex, key: number): { found: number[]; touched: number } {
  let [low, high, touched] = [0, keys.length, 0]
  while (low < high) {
    const middle = (low + high) >>> 1
    touched += 1
    if ((keys[middle] ?? 0) < key) low = middle + 1
    else high = middle
  }
  const found: number[] = []
  for (let at = low; keys[at] === key; at += 1) {
    touched += 1
    found.push(values[at] ?? 0)
  }
  return { found, touched }
}
