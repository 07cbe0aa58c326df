import { realpathSync } from 'node:fs'
import type { AstroIntegration } from 'astro'
import { coursePath } from '../../content/course-folder.ts'
import { authorPlugin } from './plugin.ts'

/** `npm run dev` for authors. A build gets nothing of it. */
export function authorDev(): AstroIntegration {
  return {
    name: 'faultline:author',
    hooks: {
      'astro:config:setup'({ command, updateConfig }) {
        if (command !== 'dev') return
        // the course, and what npm installed, may lie elsewhere
        const allow = [process.cwd(), coursePath(''), realpathSync('node_modules')]
        updateConfig({ vite: { plugins: [authorPlugin()], server: { fs: { allow } } } })
      },
    },
  }
}
