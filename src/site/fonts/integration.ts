import { pathToFileURL } from 'node:url'
import type { AstroIntegration } from 'astro'
import { writeFaces } from './faces.ts'

/**
 * Cuts the site's typefaces down to the glyphs that its sources use, before the build or the dev server starts.
 * The result is `.cache/fonts/faces.css` with its files beside it; BaseLayout imports that style sheet. Unchanged
 * sources reuse what is there.
 */
export function subsetFonts(): AstroIntegration {
  return {
    name: 'faultline:fonts',
    hooks: {
      'astro:config:setup': async ({ config, logger }) => {
        const report = await writeFaces(config.root)
        logger.info(report)
      },
      // in dev, words that bring new letters bring them into the fonts
      'astro:server:setup': ({ server, logger }) => {
        const root = pathToFileURL(`${server.config.root}/`)
        let soon: ReturnType<typeof setTimeout> | undefined
        server.watcher.on('change', (path) => {
          if (!/\/(content|labs)\//.test(path)) return
          clearTimeout(soon)
          soon = setTimeout(async () => logger.info(await writeFaces(root)), 500)
        })
      },
    },
  }
}
