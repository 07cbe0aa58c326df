import { serve } from '@hono/node-server'
import { pool } from 'faultline/lab'
import { Hono } from 'hono'
import { catalog } from './catalog.ts'
import { checkout } from './checkout.ts'
import { plan } from './plan.ts'
import { search } from './search.ts'

// what the plan puts under this name: so many copies with a processor each, every one with all of these modules
const { modules, copies } = plan[process.env.NAME ?? ''] ?? { modules: [], copies: 0 }
const processors = pool(Math.max(copies, 1), { name: 'copies' })

const app = new Hono()
if (modules.includes('catalog')) app.route('/catalog', catalog(processors))
if (modules.includes('search')) app.route('/search', search(processors))
if (modules.includes('checkout')) app.route('/checkout', checkout(processors, modules.includes('catalog')))

serve({ fetch: app.fetch, port: Number(process.env.PORT) })
