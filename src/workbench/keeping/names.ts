const LONGEST = 60

/** A name that no version has yet: as given, or with a number. Empty names are those of the moment they were given. */
export function freeName(name: string, versions: readonly { name: string }[]): string {
  const plain = name.replace(/\s+/g, ' ').trim().slice(0, LONGEST) || '?'
  const taken = new Set(versions.map((one) => one.name))
  let free = plain
  for (let n = 2; taken.has(free); n++) free = `${plain} (${n})`
  return free
}
