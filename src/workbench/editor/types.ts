import { PACKAGES } from '../../runtime/compile/surface.ts'
import node from './service-globals.d.ts?raw'
import sqlite from './service-sqlite.d.ts?raw'
import web from './service-web.d.ts?raw'

// What a service may import, as the language service reads it. Bundled as text, loaded with the editor.
const hono = import.meta.glob<string>(
  [
    '/node_modules/hono/dist/types/*.d.ts',
    '/node_modules/hono/dist/types/{request,router,utils,preset,validator}/**/*.d.ts',
    '/node_modules/hono/dist/types/helper/{accepts,cookie,factory,route,streaming}/*.d.ts',
    '/node_modules/hono/dist/types/middleware/{basic-auth,bearer-auth,body-limit,combine,cors,etag,logger,method-override,pretty-json,request-id,secure-headers,timeout,timing,trailing-slash}/*.d.ts',
    '/node_modules/hono/dist/types/client/types.d.ts',
    '!/node_modules/hono/dist/types/utils/jwt/**',
  ],
  { query: '?raw', import: 'default', eager: true },
)
const effort = import.meta.glob<string>(['/src/lab/effort/*.ts', '!/src/lab/effort/*.test.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** Type texts under the names at which imports look for them. */
export function typeFiles(): { content: string; filePath: string }[] {
  return typeFilesOf({ web, node, sqlite }, hono, effort)
}

/** The same from texts by their paths in this project. */
export function typeFilesOf(
  own: { web: string; node: string; sqlite: string },
  hono: Record<string, string>,
  effort: Record<string, string>,
): { content: string; filePath: string }[] {
  const files = [
    { content: own.web, filePath: 'file:///service-web.d.ts' },
    { content: own.node, filePath: 'file:///service-globals.d.ts' },
    { content: own.sqlite, filePath: 'file:///service-sqlite.d.ts' },
  ]
  for (const [path, content] of Object.entries(hono)) {
    files.push({ content, filePath: path.replace('/node_modules/hono/dist/types/', 'file:///node_modules/hono/') })
  }
  // 'hono/cors' lies in one of these folders
  for (const name of PACKAGES) {
    const part = /^hono\/(.+)$/.exec(name)?.[1]
    const found =
      part &&
      [`middleware/${part}/index`, `helper/${part}/index`, `preset/${part}`, `${part}/index`, part].find(
        (path) => `/node_modules/hono/dist/types/${path}.d.ts` in hono,
      )
    if (found && found !== part && found !== `${part}/index`)
      files.push({ content: `export * from './${found}'`, filePath: `file:///node_modules/hono/${part}.d.ts` })
  }
  for (const [path, content] of Object.entries(effort)) {
    files.push({ content, filePath: path.replace('/src/lab/effort/', 'file:///node_modules/faultline/lab/') })
  }
  return files
}
