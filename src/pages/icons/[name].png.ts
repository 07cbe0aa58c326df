import type { APIRoute } from 'astro'
import { drawIcon, icons } from '../../site/picture/icon.ts'

export function getStaticPaths() {
  return Object.keys(icons).map((name) => ({ params: { name } }))
}

export const GET: APIRoute = async ({ params }) =>
  new Response(await drawIcon(params.name as keyof typeof icons), { headers: { 'content-type': 'image/png' } })
