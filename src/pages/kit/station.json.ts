import { resolve } from 'node:path'
import type { APIRoute } from 'astro'
import { buildStation } from '../../runtime/kit/build-station.ts'

/** The program that runs a downloaded lab; the same for all of them. */
export const GET: APIRoute = async () => Response.json(await buildStation(resolve('.')))
