import { expect, test } from 'vitest'
import { problemFromLog } from './problem.ts'

test('an uncaught error in the log gives name, sentence, file and line', () => {
  expect(problemFromLog('web', 'TypeError: stock is not a function (web.ts:12)')).toEqual({
    service: 'web',
    name: 'TypeError',
    message: 'stock is not a function',
    file: 'web.ts',
    line: 12,
  })
})

test('an error without a place keeps its sentence', () => {
  expect(problemFromLog('web', 'Error: no luck')).toEqual({ service: 'web', name: 'Error', message: 'no luck' })
})
