import type { APIRoute } from 'astro'
import { asLocale } from '../../../content/locale.ts'
import { localeParams } from '../../../site/addresses.ts'
import { drawPicture } from '../../../site/picture/draw.ts'
import { readPictures } from '../../../site/picture/list.ts'

export async function getStaticPaths() {
  const all = localeParams().map(async (params) => {
    const pictures = await readPictures(asLocale(params.locale))
    return pictures.map((picture) => ({ params: { ...params, name: picture.name }, props: { picture } }))
  })
  return (await Promise.all(all)).flat()
}

export const GET: APIRoute = async ({ props }) =>
  new Response(await drawPicture(props.picture), { headers: { 'content-type': 'image/png' } })
