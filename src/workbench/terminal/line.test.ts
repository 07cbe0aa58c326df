import { expect, test } from 'vitest'
import { commonStart, Line } from './line.ts'

const type = (line: Line, ...keys: string[]) => keys.map((key) => line.key(key)).at(-1)

test('a line is typed, mended in the middle and run', () => {
  const line = new Line()
  type(line, 'l', 's', ' ', 'b', '\x1b[D', 'w', 'e', '\x1b[F', '\x7f', 'b')
  expect(line.text).toBe('ls web')
  expect(line.key('\r')).toEqual({ type: 'run', line: 'ls web' })
  expect(line.text).toBe('')
})

test('history goes back and comes back to what was being typed', () => {
  const line = new Line()
  for (const one of ['ls', 'ps', 'ps']) {
    line.paste(one)
    line.key('\r')
  }
  line.paste('cu')
  const seen = ['\x1b[A', '\x1b[A', '\x1b[A', '\x1b[B', '\x1b[B'].map((key) => {
    line.key(key)
    return line.text
  })
  expect(seen).toEqual(['ps', 'ls', 'ls', 'ps', 'cu'])
})

test('Ctrl-C gives the line up, Ctrl-W a word, Ctrl-U all before the cursor', () => {
  const line = new Line()
  line.paste('cat web.ts')
  type(line, '\x17')
  expect(line.text).toBe('cat ')
  expect(type(line, '\x15')).toEqual({ type: 'none' })
  expect(line.text).toBe('')
  line.paste('x')
  expect(line.key('\x03')).toEqual({ type: 'interrupt' })
  expect(line.text).toBe('')
  expect(line.key('\x04')).toEqual({ type: 'leave' })
})

test('pasted lines run but for the last; control characters are not typed', () => {
  const line = new Line()
  line.paste('ec')
  expect(line.paste('ho a\r\nps\nls\x1b[A')).toEqual(['echo a', 'ps'])
  expect(line.text).toBe('ls [A')
})

test('letters of two units are one', () => {
  const line = new Line()
  line.paste('가🙂')
  line.key('\x7f')
  expect(line.text).toBe('가')
})

test('the word to be completed, and what its endings share', () => {
  const line = new Line()
  line.paste('cat web.ts | gre')
  expect(line.word).toMatchObject({ text: 'gre', first: true })
  line.finish('gre', 'grep ')
  expect(line.text).toBe('cat web.ts | grep ')
  expect(commonStart(['inventory.ts', 'inventory'])).toBe('inventory')
  expect(commonStart([])).toBe('')
})
