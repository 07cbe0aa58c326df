import { relative, sep } from 'node:path'
import type { Plugin, ViteDevServer } from 'vite'
import { isolationOf } from '../../../scripts/serve.mjs'
import { LABS, readLab } from '../lab-folder.ts'
import { record } from './record.ts'

/** Of src/workbench/read-lab-view.ts, which stands right of what this part may know: only the server loads it. */
interface View {
  readLabView: (id: string, locale: string) => Promise<object>
  folder: (id: string, name: string) => Record<string, string>
}

/**
 * What the lab page needs while a lab is written: tells it of each changed file of a lab, and answers what the lab is
 * and how one of its runs went. Only the dev server has it.
 */
export function authorPlugin(): Plugin {
  return {
    name: 'faultline-author',
    apply: 'serve',
    configureServer(server) {
      server.watcher.add(LABS)
      for (const event of ['change', 'add', 'unlink'] as const) server.watcher.on(event, (path) => tell(server, path))
      server.middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? '/', 'http://localhost')
        for (const [name, value] of Object.entries(isolationOf(pathname))) response.setHeader(name, value)
        next()
      })
      server.middlewares.use('/@author/', async (request, response) => {
        const { pathname, searchParams: asked } = new URL(request.url ?? '/', 'http://localhost')
        try {
          const answer = await answers[pathname]?.(server, asked)
          response.statusCode = answer === undefined ? 404 : 200
          response.setHeader('content-type', 'application/json; charset=utf-8')
          response.end(answer ?? `There is nothing at ${pathname}.`)
        } catch (thrown) {
          response.statusCode = 500
          response.end((thrown as Error).message)
        }
      })
    },
  }
}

function tell(server: ViteDevServer, path: string): void {
  const [id = '', ...rest] = relative(LABS, path).split(sep)
  if (id === '..' || rest.length === 0) return
  server.ws.send({ type: 'custom', event: 'faultline:lab', data: { id, file: rest.join('/') } })
}

const answers: Record<string, (server: ViteDevServer, asked: URLSearchParams) => Promise<string>> = {
  async '/lab'(server, asked) {
    const id = asked.get('id') ?? ''
    const { readLabView, folder } = (await server.ssrLoadModule('/src/workbench/read-lab-view.ts')) as View
    const { definition, variants } = await readLab(id)
    const start = folder(id, 'start')
    return JSON.stringify({
      view: await readLabView(id, asked.get('locale') ?? 'en'),
      variants: Object.fromEntries(Object.keys(variants).map((name) => [name, { ...start, ...folder(id, name) }])),
      caughtBy: Object.fromEntries(Object.entries(definition.wrong).map(([idea, { caughtBy }]) => [idea, caughtBy])),
    })
  },
  '/run': (_server, asked) => {
    const [id = '', variant = '', scenario = ''] = ['id', 'variant', 'scenario'].map((name) => asked.get(name) ?? '')
    return record({ lab: id, variant, scenario, seed: Number(asked.get('seed')) })
  },
}
