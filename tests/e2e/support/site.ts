import { fileURLToPath } from 'node:url'
import { build } from '../../../scripts/build.mjs'
import { serve } from '../../../scripts/serve.mjs'

/** Serves the built site on a free port, unless FAULTLINE_URL names one that already answers. */
export default async function startSite() {
  if (process.env.FAULTLINE_URL) return
  if ((await build({ ifChanged: true })) !== 0) throw new Error('The site was not built; the reason stands above.')
  const site = await serve({ folder: fileURLToPath(new URL('../../../dist', import.meta.url)), port: 0 })
  process.env.FAULTLINE_URL = site.url
  return site.close
}
