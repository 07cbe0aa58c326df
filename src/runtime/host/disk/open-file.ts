import { sizeOf } from './content.ts'
import { existing, type File, find, makeFile, mustHaveParent, resolve, setContent } from './files.ts'
import { systemError } from './system-error.ts'

export interface OpenFile {
  file: File
  reads: boolean
  writes: boolean
  /** Every write goes to the end. */
  appends: boolean
  /** Where the next read or write without a position takes place. */
  position: number
}

const FLAGS = /^(r|w|a)(x|s)?(\+)?(x|s)?$|^rs\+?$/

/** open(2) with one of Node's flags. @throws a system error. */
export function openFile(path: unknown, flag: unknown = 'r'): OpenFile {
  const at = resolve(path)
  const shown = String(path instanceof URL ? at : path)
  const text = String(flag)
  if (!FLAGS.test(text)) {
    const message = `The argument 'flags' is invalid. Received '${text}'`
    throw Object.assign(new TypeError(message), { code: 'ERR_INVALID_ARG_VALUE' })
  }
  const creates = text[0] !== 'r'
  const writes = creates || text.includes('+')
  const entry = find(at)
  if (entry && creates && text.includes('x')) throw systemError('EEXIST', 'open', shown)
  if (entry?.kind === 'folder') {
    // Linux opens a folder for reading, and refuses to read from it
    if (writes) throw systemError('EISDIR', 'open', shown)
    throw systemError('EISDIR', 'read')
  }
  if (!entry && !creates) existing(at, 'open', shown)
  if (!entry) mustHaveParent(at, 'open', shown)
  const file = entry ?? makeFile(at)
  if (text[0] === 'w' && sizeOf(file.content) > 0) setContent(file, '')
  return { file, writes, reads: text[0] === 'r' || text.includes('+'), appends: text[0] === 'a', position: 0 }
}
