import type { AstroIntegration } from 'astro'
import { authorPlugin } from './plugin.ts'

/** `npm run dev` for authors. A build gets nothing of it. */
export function authorDev(): AstroIntegration {
  return {
    name: 'faultline:author',
    hooks: {
      'astro:config:setup'({ command, updateConfig }) {
        if (command === 'dev') updateConfig({ vite: { plugins: [authorPlugin()] } })
      },
    },
  }
}
