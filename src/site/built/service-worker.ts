import { createHash } from 'node:crypto'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateSW, type RuntimeCaching } from 'workbox-build'
import { defaultLocale, locales, otherLocales } from '../../content/locale.ts'
import { address } from '../addresses.ts'

/**
 * Writes `sw.js` into the built site. Before the first visit it takes only the page that says "never seen" in every
 * language, with its styles; everything else is kept when it is first opened. `version.txt` is among what it takes, so
 * that every build that differs is an update.
 */
export async function writeServiceWorker(dist: string): Promise<{ files: number; bytes: number }> {
  writeFileSync(join(dist, 'version.txt'), versionOf(dist))
  const offline = readFileSync(join(dist, 'offline/index.html'), 'utf8')
  const styles = [...offline.matchAll(/href="\/(assets\/[^"]+\.css)"/g)].map(([, path]) => path as string)
  const { count, size, warnings } = await generateSW({
    globDirectory: dist,
    globPatterns: [
      ...locales.map((locale) => address('/offline/index.html', locale).slice(1)),
      'version.txt',
      'favicon.svg',
      ...styles,
    ],
    // names of assets carry their content's hash
    dontCacheBustURLsMatching: /^assets\//,
    swDest: join(dist, 'sw.js'),
    inlineWorkboxRuntime: true,
    sourcemap: false,
    clientsClaim: true,
    cleanupOutdatedCaches: true,
    runtimeCaching,
  })
  if (warnings.length > 0) throw new Error(`sw.js: ${warnings.join('\n')}`)
  return { files: count, bytes: size }
}

const page = {
  cacheName: 'pages',
  networkTimeoutSeconds: 5,
  matchOptions: { ignoreSearch: true },
  expiration: { maxEntries: 400, purgeOnQuotaError: true },
}

// Functions here are written into sw.js as they stand, so they use nothing from around them.
const runtimeCaching: RuntimeCaching[] = [
  // languages with a prefix first: the pattern of the first language takes every page
  ...[...otherLocales(defaultLocale), defaultLocale].map(
    (locale): RuntimeCaching => ({
      urlPattern: new RegExp(`^[a-z]+://[^/]+${address('/', locale)}([^?#]*/)?([?#].*)?$`),
      handler: 'NetworkFirst',
      options: { ...page, precacheFallback: { fallbackURL: address('/offline/index.html', locale) } },
    }),
  ),
  {
    urlPattern: ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'),
    handler: 'CacheFirst',
    options: { cacheName: 'assets', expiration: { maxEntries: 800, purgeOnQuotaError: true } },
  },
  {
    urlPattern: ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/pagefind/'),
    handler: 'NetworkFirst',
    options: {
      cacheName: 'search',
      matchOptions: { ignoreSearch: true },
      expiration: { maxEntries: 300, purgeOnQuotaError: true },
    },
  },
  {
    urlPattern: ({ url, sameOrigin }) => sameOrigin && url.pathname !== '/sw.js',
    handler: 'StaleWhileRevalidate',
    options: { cacheName: 'rest', expiration: { maxEntries: 100, purgeOnQuotaError: true } },
  },
]

/** One hash over all pages, which name everything else by its hash. */
function versionOf(dist: string): string {
  const hash = createHash('sha256')
  for (const file of globSync('**/*.html', { cwd: dist }).sort())
    hash.update(file).update(readFileSync(join(dist, file)))
  return hash.digest('hex')
}
