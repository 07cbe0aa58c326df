import node from './service-globals.d.ts?raw'

// What a service may import, as the language service reads it. Bundled as text, loaded with the editor.
const hono = import.meta.glob<string>(
  [
    '/node_modules/hono/dist/types/*.d.ts',
    '/node_modules/hono/dist/types/{request,router,utils}/**/*.d.ts',
    '/node_modules/hono/dist/types/client/types.d.ts',
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
  const files = [{ content: node, filePath: 'file:///service-globals.d.ts' }]
  for (const [path, content] of Object.entries(hono)) {
    files.push({ content, filePath: path.replace('/node_modules/hono/dist/types/', 'file:///node_modules/hono/') })
  }
  for (const [path, content] of Object.entries(effort)) {
    files.push({ content, filePath: path.replace('/src/lab/effort/', 'file:///node_modules/faultline/lab/') })
  }
  return files
}
