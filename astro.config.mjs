import { satteri } from '@astrojs/markdown-satteri'
import mdx from '@astrojs/mdx'
import sitemap from '@astrojs/sitemap'
import svelte from '@astrojs/svelte'
import { defineConfig } from 'astro/config'
import expressiveCode from 'astro-expressive-code'
import { authorDev } from './src/author/dev/integration.ts'
import { coursePath } from './src/content/course-folder.ts'
import { defaultLocale, locales } from './src/content/locale.ts'
import { sandboxPlugin } from './src/runtime/bundle/plugin.ts'
import { subsetFonts } from './src/site/fonts/integration.ts'
import { unitsPlugin } from './src/site/units-plugin.ts'

// SITE is the address that canonical links and the sitemap name; the default is the address of `npm start`.
const site = process.env.SITE ?? `http://localhost:${process.env.PORT ?? 4321}`

// By default a build prepares packages in the folder of the dev server beside it, whose pages then stay broken.
const cacheDir = process.argv.includes('dev') ? '.cache/vite-dev' : undefined

export default defineConfig({
  site,
  trailingSlash: 'always',
  build: { format: 'directory', assets: 'assets' },
  integrations: [
    subsetFonts(),
    expressiveCode(),
    mdx({ optimize: false }),
    svelte(),
    authorDev(),
    sitemap({
      // nobody's addresses: shown when there is no network; a lab's twin on real Node
      filter: (page) => !page.endsWith('/offline/') && !page.includes('/isolated/'),
      i18n: { defaultLocale, locales: Object.fromEntries(locales.map((one) => [one, one])) },
    }),
  ],
  markdown: { processor: satteri({ mdastPlugins: [unitsPlugin] }) },
  vite: {
    ...(cacheDir ? { cacheDir } : {}),
    plugins: [sandboxPlugin(coursePath('labs'))],
    // Astro's marks on its own modules; harmless, and there are many.
    build: {
      // a font inside a style sheet would be loaded by pages that do not need it
      assetsInlineLimit: (file) => (file.endsWith('.woff2') ? false : undefined),
      rolldownOptions: { onLog: (level, log, print) => log.code === 'MODULE_LEVEL_DIRECTIVE' || print(level, log) },
    },
  },
  devToolbar: { enabled: false },
})
