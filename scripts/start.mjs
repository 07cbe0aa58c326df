// npm start: installs, builds and serves the site. A second start does only what has changed.
import { join } from 'node:path'
import process from 'node:process'
import { build } from './build.mjs'
import { onNode24, root, stop } from './node.mjs'
import { serve } from './serve.mjs'

await onNode24(import.meta.url)

const port = Number(process.env.PORT || 4321)
if (!Number.isInteger(port) || port < 0 || port > 65535) {
  stop(
    `PORT is "${process.env.PORT}", which is no port number.`,
    'Give a whole number from 1 to 65535, or leave it out for 4321.',
  )
}
const folder = join(root, 'dist')
try {
  // Before the build, so that a taken port is told at once.
  await (await serve({ folder, port })).close()
  if ((await build({ ifChanged: true })) !== 0) stop('The site was not built; the reason stands above.')
  const site = await serve({ folder, port })
  console.log(`Faultline is at ${site.url}  (Ctrl+C stops it)`)
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(0))
} catch (error) {
  if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error
  const why = error.code === 'EACCES' ? 'may not be used by this account' : 'is in use by another program'
  stop(
    `Port ${port} ${why}.`,
    `Stop that program, or choose another port: PORT=${port === 4321 ? 4322 : 4321} npm start`,
  )
}
