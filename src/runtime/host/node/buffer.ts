import * as library from 'buffer/'
import { byteLength } from '../inflow.ts'

const { Buffer } = library
const libraryLength = Buffer.byteLength

// the library's own makes the bytes to count them
Buffer.byteLength = (content, encoding) =>
  typeof content === 'string' && (encoding === undefined || encoding === 'utf8' || encoding === 'utf-8')
    ? byteLength(content)
    : libraryLength(content as string, encoding)

/** node:buffer: the library. */
export { Buffer }
export const exports = { ...library, Buffer }
