import { expect, test } from 'vitest'
import { phrasingLines } from './code-lines.ts'

interface Tree {
  type: string
  tagName: string
  children: Tree[]
}
const element = (tagName: string, ...children: Tree[]): Tree => ({ type: 'element', tagName, children })
const written = (node: Tree): string => `${node.tagName}(${node.children.map(written).join(' ')})`

test('lines in code and what stands in a button become spans; the frame around them stays', () => {
  const blockAst = element(
    'figure',
    element('pre', element('code', element('div', element('div', element('span'))))),
    element('div', element('button', element('div'))),
  )
  phrasingLines.hooks.postprocessRenderedBlock({ renderData: { blockAst } })
  expect(written(blockAst)).toBe('figure(pre(code(span(span(span())))) div(button(span())))')
})

test('a key stops at code that may be too wide, and not at wrapped code, which never is', () => {
  const stop = (className: string[]) => {
    const pre = { ...element('pre', element('code')), properties: { className } as Record<string, unknown> }
    phrasingLines.hooks.postprocessRenderedBlock({ renderData: { blockAst: pre } })
    return pre.properties.tabindex
  }
  expect(stop([])).toBe(0)
  expect(stop(['wrap'])).toBeUndefined()
})
