import * as library from 'buffer/'
import { byteLength } from '../inflow.ts'

const { Buffer } = library
const libraryLength = Buffer.byteLength

// the library's own makes the bytes to count them
Buffer.byteLength = (content, encoding) =>
  typeof content === 'string' && (encoding === undefined || encoding === 'utf8' || encoding === 'utf-8')
    ? byteLength(content)
    : libraryLength(content as string, encoding)

// the library does not know the alphabet that addresses use
const libraryFrom = Buffer.from
const libraryText = Buffer.prototype.toString
const libraryKnows = Buffer.isEncoding
const isAddress = (encoding: unknown): boolean => typeof encoding === 'string' && encoding.toLowerCase() === 'base64url'

Buffer.from = ((content: unknown, encoding: unknown, length: unknown) =>
  libraryFrom(
    content as ArrayBuffer,
    (isAddress(encoding) ? 'base64' : encoding) as number,
    length as number,
  )) as typeof Buffer.from
Buffer.prototype.toString = function (this: Buffer, encoding, start, end) {
  const text = libraryText.call(this, isAddress(encoding) ? 'base64' : encoding, start, end)
  return isAddress(encoding) ? text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '') : text
}
Buffer.isEncoding = ((encoding: string) => isAddress(encoding) || libraryKnows(encoding)) as typeof Buffer.isEncoding

/** node:buffer: the library, with `base64url`. */
export { Buffer }
export const exports = { ...library, Buffer }
