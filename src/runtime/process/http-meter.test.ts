import { expect, test } from 'vitest'
import { HttpMeter } from './http-meter.ts'

const requests = 'POST /orders HTTP/1.1\r\nhost: a\r\nContent-Length: 5\r\n\r\nhelloGET /b HTTP/1.1\r\n\r\n'
const chunked = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n1\r\n!\r\n0\r\n\r\n'
const answers = `HTTP/1.1 100 Continue\r\n\r\n${chunked}HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok`

/** What a meter says of these bytes, cut into pieces of `size`. */
function heard(kind: 'request' | 'answer', text: string, size: number, bodyless = false): string[] {
  const said: string[] = []
  const meter = new HttpMeter(kind, {
    begin: (words) => said.push(words.join(' ')),
    end: () => said.push('end'),
    bodyless: () => bodyless,
  })
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) meter.feed(bytes.subarray(at, at + size))
  meter.close()
  return said
}

test.each([1, 2, 3, 7, 64, 10_000])('messages are told apart however their bytes are cut: %i at a time', (size) => {
  expect(heard('request', requests, size)).toEqual(['POST /orders HTTP/1.1', 'end', 'GET /b HTTP/1.1', 'end'])
  expect(heard('answer', answers, size)).toEqual(
    ['HTTP/1.1 200 OK', 'HTTP/1.1 204 No Content', 'HTTP/1.1 200 OK'].flatMap((line) => [line, 'end']),
  )
})

test('an answer to HEAD has no body, whatever its length says; one without a length lasts until the connection ends', () => {
  const head = 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n'
  expect(heard('answer', head + head, 5, true)).toEqual(['HTTP/1.1 200 OK', 'end', 'HTTP/1.1 200 OK', 'end'])
  expect(heard('answer', 'HTTP/1.1 200 OK\r\n\r\nas long as it takes', 5)).toEqual(['HTTP/1.1 200 OK', 'end'])
})

test('what is not HTTP is passed over', () => {
  expect(heard('request', `${'x'.repeat(70_000)}\n`, 1_000)).toEqual([])
})
