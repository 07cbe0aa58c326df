import type { Body as Payload } from '../../../engine/process.ts'
import { context } from '../context.ts'
import { join, toBytes, toText } from '../inflow.ts'
import { Blob, File } from './blob.ts'

export type FormValue = string | File

export class FormData {
  private list: [string, FormValue][] = []

  append(name: string, value: unknown, filename?: string): void {
    this.list.push([String(name), toFormValue(value, filename)])
  }

  set(name: string, value: unknown, filename?: string): void {
    const at = this.list.findIndex(([known]) => known === name)
    this.list = this.list.filter(([known], i) => known !== name || i === at)
    if (at < 0) this.append(name, value, filename)
    else (this.list[at] as [string, FormValue])[1] = toFormValue(value, filename)
  }

  get(name: string): FormValue | null {
    return this.list.find(([known]) => known === name)?.[1] ?? null
  }

  getAll(name: string): FormValue[] {
    return this.list.filter(([known]) => known === name).map(([, value]) => value)
  }

  has(name: string): boolean {
    return this.list.some(([known]) => known === name)
  }

  delete(name: string): void {
    this.list = this.list.filter(([known]) => known !== name)
  }

  forEach(visit: (value: FormValue, name: string, form: FormData) => void, thisArg?: unknown): void {
    for (const [name, value] of this.list) visit.call(thisArg, value, name, this)
  }

  *keys(): IterableIterator<string> {
    for (const [name] of this.list) yield name
  }

  *values(): IterableIterator<FormValue> {
    for (const [, value] of this.list) yield value
  }

  *entries(): IterableIterator<[string, FormValue]> {
    yield* this.list
  }

  [Symbol.iterator](): IterableIterator<[string, FormValue]> {
    return this.entries()
  }

  get [Symbol.toStringTag](): string {
    return 'FormData'
  }
}

/** The form as multipart content, with the content type that names its boundary. */
export function encodeForm(form: FormData): { source: Payload; type: string } {
  const digits = String(context.random('boundary').below(1e11)).padStart(11, '0')
  const boundary = `----formdata-undici-0${digits}`
  const chunks: Payload[] = []
  for (const [name, value] of form) {
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${escaped(name)}"`
    if (typeof value === 'string') chunks.push(`${head}\r\n\r\n${value.replace(/\r?\n|\r/g, '\r\n')}\r\n`)
    else {
      const type = value.type || 'application/octet-stream'
      chunks.push(`${head}; filename="${escaped(value.name)}"\r\nContent-Type: ${type}\r\n\r\n`, value.payload, '\r\n')
    }
  }
  chunks.push(`--${boundary}--\r\n`)
  return { source: join(chunks), type: `multipart/form-data; boundary=${boundary}` }
}

/** @throws TypeError when the content type is none of the two that forms have, or the content is broken. */
export function decodeForm(payload: Payload, contentType: string | null): FormData {
  const form = new FormData()
  const type = contentType?.split(';')[0]?.trim().toLowerCase()
  if (type === 'application/x-www-form-urlencoded') {
    for (const [name, value] of new URLSearchParams(toText(payload))) form.append(name, value)
    return form
  }
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType ?? '')?.[1]
  if (type !== 'multipart/form-data' || !boundary) {
    throw new TypeError('Content-Type was not one of "multipart/form-data" or "application/x-www-form-urlencoded".')
  }
  // one character a byte, so that positions are those of the bytes
  const bytes = toBytes(payload)
  let text = ''
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192))
  const parts = text.split(`--${boundary}`)
  if (parts.length < 2 || !parts[parts.length - 1]?.startsWith('--')) {
    throw new TypeError('Failed to parse body as FormData.')
  }
  for (const part of parts.slice(1, -1)) addPart(form, part)
  return form
}

function addPart(form: FormData, part: string): void {
  const split = part.indexOf('\r\n\r\n')
  const head = utf8(part.slice(0, split))
  const content = part.slice(split + 4, -2)
  const name = /[; ]name="([^"]*)"/i.exec(head)?.[1]
  if (split < 0 || name === undefined) throw new TypeError('Failed to parse body as FormData.')
  const filename = /filename="([^"]*)"/i.exec(head)?.[1]
  if (filename === undefined) form.append(unescaped(name), utf8(content))
  else {
    const type = /content-type:\s*([^\r\n]+)/i.exec(head)?.[1] ?? 'application/octet-stream'
    form.append(unescaped(name), new File([rawBytes(content)], unescaped(filename), { type }))
  }
}

function toFormValue(value: unknown, filename?: string): FormValue {
  if (value instanceof File && filename === undefined) return value
  if (value instanceof Blob) return new File([value], filename ?? 'blob', { type: value.type })
  return String(value)
}

const escaped = (text: string): string => text.replace(/\r?\n|\r/g, '%0D%0A').replace(/"/g, '%22')
const unescaped = (text: string): string => text.replace(/%0D%0A/gi, '\r\n').replace(/%22/g, '"')
const rawBytes = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0))
const utf8 = (text: string): string => toText(rawBytes(text))
