/** The text of a service: a hono app with these routes, served as people do. */
export const honoService = (routes: string, imports = '') => `
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
${imports}
const app = new Hono()
${routes}
serve({ fetch: app.fetch, port: Number(process.env.PORT) })
`
