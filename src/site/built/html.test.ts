import { expect, test } from 'vitest'
import { findElement, hasClass, parseHtml, textOf } from './html.ts'

test('a page is read with its attributes, its entities and its void elements', () => {
  const page = parseHtml(
    '<!DOCTYPE html><p class="a b" hidden>1 &lt; 2<br>&amp; <b>bold</b></p><script>"</p>"</script>',
  )
  const p = findElement(page, ({ tag }) => tag === 'p')
  expect(p && hasClass(p, 'b')).toBe(true)
  expect(p?.attributes.hidden).toBe('')
  expect(textOf(page)).toBe('1 < 2& bold')
})

test.each([
  ['<p>a</div>', 'line 1: </div> stands where <p> is open: </div>'],
  ['<p>\n<b>a</p>', 'line 2: </p> stands where <b> is open: </p>'],
  ['<p>a', 'line 1: <p> is never closed: '],
  ['<p id="a" id="b">', 'line 1: the attribute id stands twice: <p id="a" id="b">'],
])('%s is refused', (text, why) => {
  expect(() => parseHtml(text)).toThrow(why)
})
