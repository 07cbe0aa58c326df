import type { APIRoute } from 'astro'
import { readLabKit } from '../../../site/kit/lab-kit.ts'
import { labIds } from '../../../workbench/read-lab-view.ts'

export function getStaticPaths() {
  return labIds().map((id) => ({ params: { id } }))
}

/** What a lab brings to its download. */
export const GET: APIRoute = ({ params }) => Response.json(readLabKit(params.id as string))
