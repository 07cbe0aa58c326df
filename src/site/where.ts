/**
 * "content/chapters/7-failure/2-retries/en.mdx:41": the place in a lesson's file where a part stands, for error messages.
 * `attribute` is a text that the part holds, such as `id="x"`; without a match the file alone is named.
 */
export function placeInFile(file: string, body: string, part: string, attribute: string): string {
  const lines = body.split('\n')
  const start = lines.findIndex((line, i) => {
    if (!line.includes(`<${part}`)) return false
    // a part may be written over a few lines
    return lines
      .slice(i, i + 4)
      .join(' ')
      .includes(attribute)
  })
  return start === -1 ? file : `${file}:${start + 1}`
}
