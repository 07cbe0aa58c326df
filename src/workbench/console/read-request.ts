import type { HandRequest } from '../../protocol/index.ts'

/** What cannot be sent, by the field that is wrong. */
export type RequestProblem = 'path' | 'headers'

export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']

/** A request from the fields of a form; headers stand one a line, as 'name: value'. */
export function readRequest(form: {
  to: string
  method: string
  path: string
  headers: string
  body: string
}): HandRequest | RequestProblem {
  const { to, method, path, body } = form
  if (!/^\/[\x21-\x7e]{0,2000}$/.test(path)) return 'path'
  const headers: HandRequest['headers'] = []
  for (const line of form.headers.split('\n')) {
    if (line.trim() === '') continue
    const found = /^\s*([!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}):[ \t]*([\x20-\x7e\t]{0,4000})$/.exec(line.trimEnd())
    if (!found || headers.length >= 50) return 'headers'
    headers.push({ name: (found[1] as string).toLowerCase(), value: found[2] as string })
  }
  return { to, method, path, headers, body: method === 'GET' || method === 'HEAD' ? '' : body }
}

/** Headers as the form shows them. */
export function headerLines(headers: HandRequest['headers']): string {
  return headers.map(({ name, value }) => `${name}: ${value}`).join('\n')
}
