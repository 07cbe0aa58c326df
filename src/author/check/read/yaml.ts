import { isMap, isSeq, LineCounter, type Node, parseDocument } from 'yaml'

/** YAML with the line of each of its fields. */
export interface Yaml {
  value: unknown
  /** The line of the deepest part of the path that is there. */
  lineOf: (path: readonly PropertyKey[]) => number
  /** What keeps it from being read. */
  mistakes: { line: number; message: string }[]
}

/** Reads YAML that begins on `firstLine` of its file. */
export function readYaml(text: string, firstLine = 1): Yaml {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1
  const lineOf = (path: readonly PropertyKey[]) => {
    let node = document.contents as Node | null
    let offset = node?.range?.[0] ?? 0
    for (const step of path) {
      if (isMap(node)) {
        const pair = node.items.find((item) => String((item.key as { value?: unknown }).value) === String(step))
        if (!pair) break
        offset = (pair.key as Node).range?.[0] ?? offset
        node = pair.value as Node | null
      } else if (isSeq(node)) {
        const item = node.items[Number(step)] as Node | undefined
        if (!item) break
        offset = item.range?.[0] ?? offset
        node = item
      } else break
    }
    return lineAt(offset)
  }
  const mistakes = document.errors.map((one) => ({ line: lineAt(one.pos[0]), message: one.message }))
  return { value: mistakes.length > 0 ? undefined : document.toJS(), lineOf, mistakes }
}

/** The block between the first two lines of three dashes. */
export function readFrontMatter(text: string): Yaml | null {
  const head = /^---\r?\n([\s\S]*?)\r?\n---(\r?\n|$)/.exec(text)
  return head ? readYaml(head[1] as string, 2) : null
}
