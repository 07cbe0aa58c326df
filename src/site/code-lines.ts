/** What Expressive Code hands over of a block, as far as it is used: a tree of elements. */
interface Node {
  type: string
  tagName?: string
  properties?: Record<string, unknown>
  children?: Node[]
}

/**
 * Makes the lines of code valid HTML. Expressive Code puts a `div` for each line into `code`, and one into its button;
 * there only phrasing elements may stand. Its styles ask for classes and not for names, but for the button's (`code.css`).
 * Code that may be too wide scrolls, so a key reaches it; that it is no landmark, of which each would need a name, is what
 * `tabindex` says here. Wrapped code never is: a stop there would take the focus away when Expressive Code's script measures it.
 */
export const phrasingLines = {
  name: 'phrasing lines',
  hooks: {
    postprocessRenderedBlock: ({ renderData }: { renderData: { blockAst: unknown } }) => {
      mend(renderData.blockAst as Node, false)
    },
  },
}

function mend(node: Node, phrasing: boolean): void {
  if (phrasing && node.tagName === 'div') node.tagName = 'span'
  if (node.tagName === 'pre' && !classes(node).includes('wrap')) node.properties = { ...node.properties, tabindex: 0 }
  const within = phrasing || node.tagName === 'code' || node.tagName === 'button'
  for (const child of node.children ?? []) mend(child, within)
}

function classes(node: Node): string[] {
  return [node.properties?.className ?? []].flat().map(String)
}
