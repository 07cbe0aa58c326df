// Serves a folder of static files the way a good static host would: right types, compression, long-lived hashed assets, a 404 page.
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, resolve, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.ts': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
}
/** Pages that run real Node in the browser want shared memory, which only isolated pages get. */
const isolated = /^\/(?:[\w-]+\/)?isolated\//
const isolation = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' }

/**
 * The headers that isolate the page at this path, if it is one of those.
 * @returns {Record<string, string>}
 */
export function isolationOf(pathname) {
  return isolated.test(pathname) ? isolation : {}
}

const compressible = /^text\/|json|xml|javascript|wasm|font\/ttf/

/**
 * Starts the server on this machine's loopback addresses only and resolves with its address and a `close` function.
 * Port 0 takes any free one. Rejects with code EADDRINUSE if the port is taken.
 */
export async function serve({ folder, port }) {
  const answer = answers(resolve(folder))
  const first = await listen(answer, port, '127.0.0.1')
  const taken = first.address().port
  // Some systems resolve localhost to ::1 first, some have no ::1 at all.
  const second = await listen(answer, taken, '::1').catch((error) => {
    if (error.code === 'EADDRINUSE') {
      first.close()
      throw error
    }
  })
  const close = () => Promise.all([first, second].map((server) => server && stop(server)))
  return { url: `http://localhost:${taken}`, port: taken, close }
}

function stop(server) {
  return new Promise((resolve) => {
    server.close(resolve)
    server.closeAllConnections()
  })
}

function listen(answer, port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer(answer)
    server.once('error', reject)
    server.listen(port, host, () => resolve(server))
  })
}

function answers(folder) {
  const packed = compressedFiles()
  return async (request, response) => {
    try {
      if (request.method !== 'GET' && request.method !== 'HEAD')
        return plain(response, 405, 'Only GET and HEAD', { allow: 'GET, HEAD' })
      const url = new URL(request.url, 'http://localhost')
      const path = pathWithin(folder, url.pathname)
      if (!path) return plain(response, 400, 'Not a path of this site')
      const found = await find(path, url.pathname.endsWith('/'))
      if (found?.redirect) return plain(response, 301, '', { location: `${url.pathname}/${url.search}` })
      const file = found ?? (await find(join(folder, '404.html'), false))
      if (!file) return plain(response, 404, 'Not found')
      await send(request, response, file, {
        status: found ? 200 : 404,
        forever: url.pathname.startsWith('/assets/'),
        more: isolationOf(url.pathname),
        packed,
      })
    } catch (error) {
      if (response.headersSent) response.destroy()
      else plain(response, 500, `The server failed on ${request.url}: ${error.message}`)
    }
  }
}

/** The file that a path names, or undefined if it is malformed or leads out of the folder. */
function pathWithin(folder, pathname) {
  try {
    const path = join(folder, decodeURIComponent(pathname))
    const inside = path === folder || path.startsWith(folder + sep)
    return inside && !path.includes('\0') ? path : undefined
  } catch {
    return undefined
  }
}

async function find(path, asFolder) {
  const file = asFolder ? join(path, 'index.html') : path
  const info = await stat(file).catch(() => undefined)
  if (info?.isDirectory()) return (await stat(join(file, 'index.html')).catch(() => undefined)) && { redirect: true }
  return info?.isFile() ? { path: file, size: info.size, changed: info.mtimeMs } : undefined
}

async function send(request, response, file, { status, forever, more, packed }) {
  const type = types[extname(file.path)] ?? 'application/octet-stream'
  const etag = `W/"${file.size.toString(36)}-${Math.round(file.changed).toString(36)}"`
  const headers = {
    'content-type': type,
    'cache-control': forever && status === 200 ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag,
    'x-content-type-options': 'nosniff',
    ...more,
  }
  if (status === 200 && request.headers['if-none-match'] === etag) return response.writeHead(304, headers).end()

  if (compressible.test(type)) headers.vary = 'accept-encoding'
  const encoding = compressible.test(type) && file.size > 512 ? acceptedEncoding(request) : undefined
  if (encoding) {
    const body = await packed(file, encoding)
    response.writeHead(status, { ...headers, 'content-encoding': encoding, 'content-length': body.length })
    return response.end(request.method === 'HEAD' ? undefined : body)
  }
  response.writeHead(status, { ...headers, 'content-length': file.size })
  if (request.method === 'HEAD') return response.end()
  createReadStream(file.path)
    .on('error', () => response.destroy())
    .pipe(response)
}

function acceptedEncoding(request) {
  const accepted = String(request.headers['accept-encoding'] ?? '')
  return ['br', 'gzip'].find((name) => new RegExp(`\\b${name}\\b(?!;\\s*q=0(\\.0*)?(,|$))`).test(accepted))
}

/** Compresses a file once for each version of it and keeps the result in memory. */
function compressedFiles() {
  const kept = new Map()
  const pack = {
    br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
    gzip: (bytes) => promisify(gzip)(bytes),
  }
  return ({ path, changed, size }, encoding) => {
    const key = `${encoding} ${path}`
    const version = `${changed} ${size}`
    if (kept.get(key)?.version !== version) kept.set(key, { version, body: readFile(path).then(pack[encoding]) })
    return kept.get(key).body
  }
}

function plain(response, status, text, headers = {}) {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...headers })
  response.end(text)
}
