import type { APIRoute } from 'astro'
import { asLocale } from '../../content/locale.ts'
import { address, localeParams } from '../../site/addresses.ts'
import { icons } from '../../site/picture/icon.ts'
import { words } from '../../site/words.ts'

export function getStaticPaths() {
  return localeParams().map((params) => ({ params }))
}

/** What a browser needs to install the site. */
export const GET: APIRoute = ({ params }) => {
  const locale = asLocale(params.locale)
  const t = words(locale).site
  const home = address('/', locale)
  const pictures = Object.entries(icons)
    .filter(([name]) => !name.startsWith('touch'))
    .map(([name, { px }]) => ({
      src: `/icons/${name}.png`,
      sizes: `${px}x${px}`,
      type: 'image/png',
      purpose: name.split('-')[0],
    }))
  const manifest = {
    id: home,
    name: `${t.name}: ${t.tagline}`,
    short_name: t.name,
    description: t.description,
    lang: locale,
    start_url: home,
    scope: '/',
    display: 'standalone',
    background_color: '#f5f4f0',
    theme_color: '#f5f4f0',
    icons: [{ src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }, ...pictures],
  }
  return new Response(JSON.stringify(manifest, null, 2), { headers: { 'content-type': 'application/manifest+json' } })
}
