import { join } from 'node:path'
import { rolldown } from 'rolldown'

export const ROOT = join(import.meta.dirname, '../../..')
const ENTRY = 'virtual:entry'

/** A classic script out of a module's text: workers from blobs are not modules everywhere. */
export async function bundle(text: string, minify: boolean): Promise<string> {
  const build = await rolldown({
    input: ENTRY,
    cwd: ROOT,
    platform: 'browser',
    plugins: [
      {
        name: 'faultline-entry',
        resolveId: (id) =>
          id === ENTRY ? `\0${ENTRY}` : id === 'faultline/lab' ? join(ROOT, 'src/lab/index.ts') : undefined,
        load: (id) => (id === `\0${ENTRY}` ? text : undefined),
      },
    ],
  })
  const { output } = await build.generate({ format: 'iife', minify, codeSplitting: false, comments: false })
  await build.close()
  return output[0].code
}
