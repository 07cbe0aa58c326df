// Builds the site into dist/. `npm start` builds only when something that the build reads has changed.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { onNode24, root, run } from './node.mjs'

const inputs = [
  'src',
  'content',
  'labs',
  'public',
  'astro.config.mjs',
  'faultline.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
]
const stamp = join(root, '.cache', 'built')

/**
 * Builds, unless `ifChanged` is asked for and nothing changed since the last build; returns the exit code.
 * `quiet` leaves standard output alone.
 */
export async function build({ ifChanged = false, quiet = false } = {}) {
  const { default: course } = await import('../faultline.config.ts')
  const inputsHash = hashOf([...inputs, `${course.folder}/content`, `${course.folder}/labs`])
  if (ifChanged && existsSync(join(root, 'dist', 'index.html')) && existsSync(stamp)) {
    if (readFileSync(stamp, 'utf8') === inputsHash) return 0
  }
  rmSync(stamp, { force: true })
  let code = await run(process.execPath, [join(root, 'node_modules', 'astro', 'bin', 'astro.mjs'), 'build'], {
    // what a shell says of itself must not put the author's tools into the pages
    env: { ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
    quiet,
  })
  if (code === 0) code = await finish()
  if (code === 0) {
    mkdirSync(dirname(stamp), { recursive: true })
    writeFileSync(stamp, inputsHash)
  }
  return code
}

/** What is made from the built pages: search index, service worker. */
async function finish() {
  const { finishSite } = await import('../src/site/built/finish.ts')
  try {
    console.error(await finishSite(join(root, 'dist')))
    return 0
  } catch (error) {
    console.error(`The pages are built, but not what is made from them. ${error.stack}`)
    return 1
  }
}

/** One hash over names and contents of everything below `paths`; tests do not count. */
function hashOf(paths) {
  const hash = createHash('sha256')
  const visit = (path) => {
    const full = join(root, path)
    if (!existsSync(full)) return
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort()) visit(`${path}/${name}`)
    } else if (!path.endsWith('.test.ts')) {
      hash.update(`${path}\0`).update(readFileSync(full))
    }
  }
  for (const path of paths) visit(path)
  return hash.digest('hex')
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await onNode24(import.meta.url)
  process.exit(await build({ ifChanged: process.argv.includes('--if-changed') }))
}
