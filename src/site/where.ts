/**
 * "content/chapters/7-failure/2-retries/en.mdx:41": the place in a lesson's file where a part stands, for error messages.
 * `marks` are attribute texts that the part's line holds; without a match the file alone is named.
 */
export function placeInFile(file: string, body: string, part: string, marks: string[]): string {
  const lines = body.split('\n')
  const start = lines.findIndex((line, i) => {
    if (!line.includes(`<${part}`)) return false
    const element = lines.slice(i, i + 4).join(' ')
    return marks.every((mark) => element.includes(mark))
  })
  return start === -1 ? file : `${file}:${start + 1}`
}
